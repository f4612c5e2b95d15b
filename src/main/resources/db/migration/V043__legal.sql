-- V043__legal.sql · what the tables of the title say of a dossier, and what an internal re-invoicing costs.
-- Owners: register.legal.Qualifications and register.agreement.Rebillings.
create table legal_qualification (
  dossier        varchar(15) not null primary key references dossier (number),
  legal_title    varchar(30) not null,
  competition    varchar(30) not null,
  fee            varchar(30) not null,
  deposit_months integer     not null,
  authority      varchar(30) not null
);

create table internal_rebilling (
  dossier     varchar(15)    not null primary key references dossier (number),
  amount_year numeric(14, 2) not null check (amount_year >= 0),
  budget_code varchar(20)    not null,                                        -- the budget that pays
  set_by      varchar(100)   not null
);
