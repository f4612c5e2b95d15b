-- V120__doors.sql · how an occupant from outside gets in without an account: the links sent to him, and the short sessions for
-- which they were traded. Of keys and sessions only the print is kept. Owner: register.door.Doors.
create table door_link (
  id         varchar(36)  not null primary key,
  dossier    varchar(15)  not null references dossier (number),
  key_sha256 varchar(64)  unique,                                           -- null until the mail leaves
  issued_by  varchar(100) not null,
  issued_at  timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at  timestamp with time zone,                                      -- once
  revoked_at timestamp with time zone,
  revoked_by varchar(100),
  check ((revoked_at is null) = (revoked_by is null))
);
create index door_link_dossier on door_link (dossier);

create table door_session (
  secret_sha256 varchar(64) not null primary key,
  link          varchar(36) not null references door_link (id),
  opened_at     timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  closed_at     timestamp with time zone
);
create index door_session_link on door_session (link);
