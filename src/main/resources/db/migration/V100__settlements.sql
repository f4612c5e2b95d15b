-- V100__settlements.sql · the final statement of an occupation, and what a lock costs. Owners: register.closing.Settlements
-- and register.keys.Keys. All that a sum is made of stands beside it, so that it can be told again.
create table settlement (
  dossier        varchar(15)    not null primary key references dossier (number),
  deposit_paid   numeric(14, 2) not null check (deposit_paid >= 0),
  kept_reason    varchar(2000),
  fee_year       numeric(14, 2) not null check (fee_year >= 0),
  fee_last_day   date           not null,                                   -- the last day that the fee is owed for
  fee_paid_until date           not null,
  damages        numeric(14, 2) not null check (damages >= 0),
  lock_cost      numeric(14, 2) not null check (lock_cost >= 0),
  charges        numeric(14, 2) not null check (charges >= 0),
  charges_reason varchar(1000),
  penalty_days   integer        not null check (penalty_days >= 0),
  penalty_day    numeric(14, 2) not null check (penalty_day >= 0),
  stated_by      varchar(100)   not null,
  stated_at      timestamp with time zone not null,
  remark         varchar(1000),                                             -- why the second person sent it back
  signed_by      varchar(100),
  signed_at      timestamp with time zone,
  check ((signed_by is null) = (signed_at is null))
);

alter table key_handover add lock_cost numeric(14, 2);
