-- V162__coverages_proved_on_paper.sql · the certificate of the MEL to an owner is there: as a file, or on paper that the house
-- keeps at this place. Owner: register.insurance.Coverages.
alter table insurance_coverage add column paper_place varchar(200);
