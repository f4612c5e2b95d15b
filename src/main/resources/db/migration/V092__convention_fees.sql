-- V092__convention_fees.sql · what finance sets for a convention. Owner: register.agreement.Fees.
create table convention_fee (
  dossier       varchar(15)    not null primary key references dossier (number),
  fee           varchar(30)    not null,                    -- as table fee said
  proposed_year numeric(14, 2) not null,                    -- EUR, as the grid said
  fee_year      numeric(14, 2) not null check (fee_year >= 0),
  deposit       numeric(14, 2) not null check (deposit >= 0),
  payment       varchar(20)    not null,
  fee_index     varchar(300)   not null,
  budget_code   varchar(20)    not null,
  set_by        varchar(100)   not null,
  set_at        timestamp with time zone not null
);
