-- V151__signed_without.sql · pieces that were due when a title was signed and were not there, and why it was signed all the same.
-- Owner: register.technical.SignedWithout.
create table signed_without (
  dossier   varchar(15)   not null references dossier (number),
  version   integer       not null,                           -- of the title
  code      varchar(30)   not null,                           -- of the diagnostic
  made_on   date,                                             -- of the one that was too old; null: there was none
  reason    varchar(1000) not null,
  signed_by varchar(100)  not null,
  signed_at timestamp with time zone not null,
  primary key (dossier, version, code)
);
