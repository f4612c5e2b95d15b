-- V105__slips_beside_the_purpose.sql · which words of a request a clerk mended: no longer its purpose alone.
-- Owner: register.dossier.Slips.
alter table dossier_slip add label varchar(120) default 'L''objet du projet' not null;
