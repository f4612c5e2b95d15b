-- V045__insurance.sql · what covers an occupation: the coverages that are due, and who validated which, on what proof.
-- A new version when they are due again; the earlier ones stay on record. Owner: register.insurance.Coverages.
create table insurance_coverage (
  dossier        varchar(15)  not null references dossier (number),
  version        integer      not null,
  code           varchar(40)  not null,                                     -- of table requiredCoverages
  min_amount     numeric(14, 2),                                            -- EUR; null: none is fixed
  reference      varchar(100),                                              -- of the letter, note or certificate
  dated          date,
  effective_from date,
  valid_until    date,                                                      -- null: as long as the risk is declared so
  statement      varchar(2000),                                             -- what the insurer was told
  validated_by   varchar(100),
  validated_at   timestamp with time zone,
  stale          boolean      not null,                                     -- a fact changed since: to be declared again
  primary key (dossier, version, code),
  check ((validated_by is null) = (validated_at is null)),
  check (validated_by is null or (reference is not null and dated is not null and effective_from is not null))
);
