-- V056__told_at_the_visit_and_at_the_keys.sql · who came to a visit, which keys may be copied, when the principle was agreed. Owners: register.visit.Visits, register.keys.Keys, register.dossier.Dossiers.
alter table visit add came_technique boolean;                               -- null: reported before this was asked
alter table visit add came_securite boolean;
alter table visit add came_numerique boolean;

alter table key_set add reproducible varchar(10) default 'INCONNU' not null check (reproducible in ('OUI', 'NON', 'INCONNU'));

alter table dossier add agreed_at timestamp with time zone;
