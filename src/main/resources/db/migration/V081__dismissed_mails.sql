-- V081__dismissed_mails.sql · a parked mail that nobody will send any more is put away. Owner: notice.Notices.
alter table outbox add dismissed_at timestamp with time zone;               -- null: parked ones still wait for somebody
