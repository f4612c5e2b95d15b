-- V036__substitutes.sql · who stands in for whom, from when to when and why; ended ones stay as the trace.
-- Owner: register.substitute.Substitutes.
create table substitution (
  id             varchar(36)  not null primary key,
  holder         varchar(100) not null,
  substitute     varchar(100) not null,
  from_day       date         not null,
  to_day         date         not null,                                     -- the last day
  ground         varchar(200) not null,
  named_by       varchar(100) not null,
  named_at       timestamp with time zone not null,
  ended_by       varchar(100),                                              -- called off; null when it ends by its date
  ended_at       timestamp with time zone,
  current_holder varchar(100) unique,                                       -- the holder until called off or replaced: one at a time
  check (holder <> substitute),
  check (from_day <= to_day)
);
create index substitution_holder on substitution (holder);

alter table work_task add column acted_for varchar(100);                    -- in whose place claimed_by or ended_by acted
