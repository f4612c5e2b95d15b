-- V139__counted_doors.sql · what somebody sends often enough is counted. Owners: register.door.Doors, register.document.Uploads.
alter table door_link add column by_hand boolean default false not null;   -- somebody wanted one sent
alter table staged_upload add column gone_at timestamp with time zone;     -- taken by its form, or thrown away
