-- V032__drafts.sql · half-filled forms, one per person and form, for a month. Owner: register.draft.Drafts.
create table draft (
  form      varchar(64)    not null,                                        -- id of a task; 'start': the start form
  login     varchar(100)   not null,
  fields    varchar(65536) not null,                                        -- one JSON object
  saved_at  timestamp with time zone not null,
  primary key (form, login)
);
create index draft_saved on draft (saved_at);
