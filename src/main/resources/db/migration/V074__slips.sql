-- V074__slips.sql · obvious slips that a clerk mended himself, so that nobody had to be asked.
-- Owner: register.dossier.Slips.
create table dossier_slip (
  id          varchar(36)   not null primary key,
  dossier     varchar(15)   not null references dossier (number),
  before_text varchar(2000) not null,
  after_text  varchar(2000) not null,
  reason      varchar(500)  not null,
  mended_by   varchar(100)  not null,
  mended_at   timestamp with time zone not null
);
create index dossier_slip_dossier on dossier_slip (dossier, mended_at);
create index dossier_slip_mended on dossier_slip (mended_at);
