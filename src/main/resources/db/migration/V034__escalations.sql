-- V034__escalations.sql · what was done about a late task, each level once: the key decides between nodes.
-- Owner: register.escalation.Escalations.
create table escalation (
  task_id      varchar(64) not null references work_task (task_id),
  level        smallint    not null check (level between 1 and 4),
  action       varchar(30) not null check (action in ('RAPPEL_ASSIGNE', 'RAPPEL_ASSIGNE_ET_CHEF', 'CHEF_SERVICE', 'PILOTE_REAFFECTE', 'ARBITRAGE_DGA')),
  dossier      varchar(15) not null,
  escalated_at timestamp with time zone not null,
  primary key (task_id, level)
);
create index escalation_dossier on escalation (dossier);
