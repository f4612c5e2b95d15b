-- V053__long_conditions.sql · the reserves of three reviews fit in the conditions of an agreement. Owner: register.dossier.Dossiers.
alter table dossier alter column agreement_conditions set data type varchar(8000);
