-- V083__occupants.sql · who occupies a space when it is not a service of the house (domain.md 5.3).
-- Owner: register.occupant.Occupants.
create table occupant (
  dossier                    varchar(15)  not null primary key references dossier (number),
  legal_name                 varchar(200) not null,
  siret                      varchar(14),                                   -- as it was told: it may be wrong
  rna                        varchar(10),
  address                    varchar(300),
  legal_rep_name             varchar(120) not null,
  legal_rep_quality          varchar(120) not null,
  email                      varchar(254) not null,
  phone                      varchar(30),
  general_interest           boolean      not null,
  republican_contract_signed date,
  prior_breach               boolean      not null
);
