-- V152__opinions_are_taken_back.sql · an unfavourable opinion or visit that who gave it takes back: it stays on record as replaced.
-- Owners: register.dossier.Opinions, register.visit.Visits.
alter table opinion add taken_back_reason varchar(1000);
alter table opinion add taken_back_by varchar(100);
alter table opinion add taken_back_at timestamp with time zone;

alter table visit add taken_back_reason varchar(1000);
alter table visit add taken_back_by varchar(100);
alter table visit add taken_back_at timestamp with time zone;
