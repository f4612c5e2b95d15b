-- V038__space_changes.sql · who changed which fact of a space, and which edition of its sheet is the last: who changes an
-- older one is told. Owner: register.space.Sheets.
alter table space add column edition integer default 0 not null;
alter table space add column cadastral_ref varchar(400);                      -- parcels, a bar between
alter table space add column source_ref varchar(60);                          -- by which another inventory knows it
create unique index space_source_ref on space (source_ref);

create table space_change (
  id          varchar(36)  not null primary key,
  space_code  varchar(10)  not null references space (code),
  edition     integer      not null,                                          -- that this change made
  fact        varchar(40)  not null,
  before_text varchar(6000),                                                  -- null: unknown
  after_text  varchar(6000),
  origin      varchar(10)  not null check (origin in ('FICHE', 'IMPORT')),
  changed_by  varchar(100) not null,
  changed_at  timestamp with time zone not null
);
create index space_change_space on space_change (space_code, edition);
