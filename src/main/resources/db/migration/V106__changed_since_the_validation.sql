-- V106__changed_since_the_validation.sql · which changes came after the superior's yes to what they change.
-- Owner: register.dossier.Changes.
alter table dossier_change add label varchar(120);                         -- French; null: from before this line
alter table dossier_change add unvalidated boolean default false not null; -- the superior said yes to what was before
update dossier_change set label = 'L''accueil du public' where changed = 'PUBLIC';
update dossier_change set label = 'Le projet : objet, scénario, activité' where changed = 'ACTIVITE';
update dossier_change set unvalidated = true
 where changed in ('PUBLIC', 'ACTIVITE')
   and exists (select 1 from dossier_act where dossier_act.dossier = dossier_change.dossier
                  and dossier_act.act = 'VALIDATE' and dossier_act.acted_at < dossier_change.changed_at);
