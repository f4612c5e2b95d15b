-- V028__round_trips.sql · work that was sent back: who asks whom, what, why, since when, until when.
-- Owner: register.roundtrip.RoundTrips.
create table round_trip (
  id                varchar(36)   not null primary key,
  dossier           varchar(15)   not null references dossier (number),
  step              varchar(60)   not null,                                 -- process of the asker
  kind              varchar(10)   not null check (kind in ('RULE', 'PERSON')),
  asked_by          varchar(100),                                           -- null: a rule
  asking_role       varchar(64),
  asking_task_id    varchar(64),
  asking_task_key   varchar(100),
  open_task_id      varchar(64)   unique,                                   -- the asking task while it is open: one question at a time
  asked_role        varchar(64)   not null,
  cause             varchar(40)   not null,
  question          varchar(4000) not null,
  instance_id       varchar(64)   unique,                                   -- the completion-request that carries it
  opened_at         timestamp with time zone not null,
  due_at            timestamp with time zone not null,
  arbitration       varchar(10)   check (arbitration in ('CONTINUE', 'STOP')),
  arbitration_reason varchar(2000),
  arbitrated_by     varchar(100),
  arbitrated_at     timestamp with time zone,
  closed_at         timestamp with time zone,
  outcome           varchar(10)   check (outcome in ('ANSWERED', 'WITHDRAWN', 'EXPIRED', 'STOPPED')),
  answer            varchar(4000),
  answered_by       varchar(100),
  check ((closed_at is null) = (outcome is null))
);
create index round_trip_dossier on round_trip (dossier, step);
create index round_trip_opened on round_trip (opened_at);
