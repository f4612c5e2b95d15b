-- V069__invitations.sql · the appointment that goes with a mail, and how often it was changed. Owners: notice.Notices, register.visit.Visits.
alter table outbox add calendar varchar(20000);                             -- an iCalendar text; null: a plain mail
alter table visit add invitation_no integer default 0 not null;             -- raised with each change: calendars keep the newest
alter table visit add called_off boolean default false not null;            -- until it is planned again
