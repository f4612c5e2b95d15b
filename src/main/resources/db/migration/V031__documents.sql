-- V031__documents.sql · the papers of each dossier; their content is in files named by its SHA-256.
-- Owner: register.document.Documents; of staged_upload, register.document.Uploads. The kinds are DocumentKind's to know.
create table document (
  id          varchar(36)  not null primary key,
  dossier     varchar(15)  not null references dossier (number),
  kind        varchar(40)  not null,
  file_name   varchar(120) not null,
  media_type  varchar(100) not null,
  size_bytes  bigint       not null check (size_bytes > 0),
  sha256      varchar(64)  not null,
  origin      varchar(10)  not null check (origin in ('UPLOADED', 'GENERATED')),
  kept_by     varchar(100) not null,
  kept_at     timestamp with time zone not null,
  task_key    varchar(100),                                                 -- the user task that brought it; null: none did
  superseded  boolean      not null
);
create index document_dossier on document (dossier, kept_at);
create index document_file on document (sha256);
create table staged_upload (                                                -- sent ahead of the form that will name it
  id          varchar(36)  not null primary key,
  file_name   varchar(120) not null,
  media_type  varchar(100) not null,
  size_bytes  bigint       not null check (size_bytes > 0),
  sha256      varchar(64)  not null,
  staged_by   varchar(100) not null,
  staged_at   timestamp with time zone not null
);
create index staged_upload_by on staged_upload (staged_by, staged_at);
create index staged_upload_at on staged_upload (staged_at);
create index staged_upload_file on staged_upload (sha256);
