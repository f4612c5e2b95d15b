-- V068__mail_preferences.sql · who gets one mail a day about new tasks, and until when this person has been told. Owner: register.preference.Preferences.
create table preference (
  login      varchar(100) not null primary key,
  mail_pace  varchar(10)  not null check (mail_pace in ('AT_ONCE', 'DAILY')),
  told_until timestamp with time zone,                                      -- null: nothing is kept back for a morning
  check (mail_pace <> 'DAILY' or told_until is not null)
);

-- What stands open among much that is done: counted for operators, looked at each morning.
create index work_task_open on work_task (ended_at, due_at);
create index round_trip_open on round_trip (closed_at, due_at);
