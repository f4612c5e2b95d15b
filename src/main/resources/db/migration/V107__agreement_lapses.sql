-- V107__agreement_lapses.sql · when an agreement in principle lapses without a title, so that it can be announced.
-- Owner: register.dossier.Dossiers. Where an authority may take its time, the timer that runs knows alone: none is announced.
alter table dossier add agreement_lapses_at timestamp with time zone;
create index dossier_agreement_lapses on dossier (agreement_lapses_at);
update dossier set agreement_lapses_at = agreed_at + interval '60' day -- [PARAM] parcours.agreement-days
 where agreed_at is not null and state in ('ACCORD_PRINCIPE', 'EN_SIGNATURE') and public_reception = false;
