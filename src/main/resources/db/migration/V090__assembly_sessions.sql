-- V090__assembly_sessions.sql · when the Bureau and the Conseil meet, and until when they take files [PARAM]. Owner: register.assembly.Sessions.
create table assembly_session (
  id            varchar(36)  not null primary key,
  assembly      varchar(10)  not null check (assembly in ('BUREAU', 'CONSEIL')),
  held_on       date         not null,
  file_deadline date         not null,
  named_by      varchar(100) not null,
  named_at      timestamp with time zone not null,
  unique (assembly, held_on),
  check (file_deadline <= held_on)
);
