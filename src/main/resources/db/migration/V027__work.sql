-- V027__work.sql · every user task of ours from the first day: the engine keeps no claim times (design.md, seam 6).
-- Owner: register.work.Works.
create table work_task (
  task_id      varchar(64)  not null primary key,
  task_key     varchar(100) not null,
  name         varchar(200) not null,
  process_key  varchar(60)  not null,
  dossier      varchar(15)  not null,
  service      varchar(64)  not null,
  role_ids     varchar(200) not null,                                       -- candidate groups, comma between
  created_at   timestamp with time zone not null,
  due_at       timestamp with time zone,
  claimed_by   varchar(100),
  claimed_at   timestamp with time zone,
  ended_at     timestamp with time zone,
  ended_by     varchar(100),
  outcome      varchar(10)  check (outcome in ('COMPLETED', 'REMOVED')),
  check ((ended_at is null) = (outcome is null))
);
create index work_task_dossier on work_task (dossier);
create index work_task_created on work_task (created_at);

create table work_event (                                                   -- taken and handed back, as often as it happens
  id       varchar(36)  not null primary key,
  task_id  varchar(64)  not null references work_task (task_id),
  kind     varchar(15)  not null check (kind in ('CLAIMED', 'HANDED_BACK')),
  who      varchar(100),
  happened_at timestamp with time zone not null
);
create index work_event_task on work_event (task_id);
