-- V077__messages.sql · what people write to each other about a dossier. Owner: register.message.Messages.
create table message (
  id         varchar(36)   not null primary key,
  dossier    varchar(15)   not null references dossier (number),
  written_at timestamp with time zone not null,
  written_by varchar(100)  not null,
  role_id    varchar(64)   not null,                                        -- group for which this person wrote
  visibility varchar(10)   not null check (visibility in ('INTERNE', 'DEMANDEUR')),
  wording    varchar(2000) not null
);
create index message_of_dossier on message (dossier, written_at);
