-- V051__take_over.sql · occupations that ran before Parcours followed them. Owners: register.dossier.Dossiers and
-- register.agreement.Agreements.
alter table dossier add taken_over_at timestamp with time zone;             -- null: it came the whole way here
alter table dossier add taken_over_by varchar(100);

-- A title that is taken over keeps the reference that stands on the paper.
alter table agreement alter column agreement_number set data type varchar(60);
