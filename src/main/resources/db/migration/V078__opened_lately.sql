-- V078__opened_lately.sql · the dossiers that opened last, for the estimate of the next openings. Owner: register.dossier.Dossiers.
create index dossier_state_lately on dossier_state (state, since);
