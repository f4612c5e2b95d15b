-- V124__fees_are_kept.sql · a later sum stands beside the earlier one, with who set each. Owner: register.agreement.Fees.
create table convention_fee_set (
  dossier       varchar(15)    not null references dossier (number),
  set_no        integer        not null check (set_no > 0), -- the highest one stands
  fee           varchar(30)    not null,                    -- as table fee said
  proposed_year numeric(14, 2) not null,                    -- EUR, as the grid said
  fee_year      numeric(14, 2) not null check (fee_year >= 0),
  deposit       numeric(14, 2) not null check (deposit >= 0),
  payment       varchar(20)    not null,
  fee_index     varchar(300)   not null,
  budget_code   varchar(20)    not null,
  set_by        varchar(100)   not null,
  set_at        timestamp with time zone not null,
  primary key (dossier, set_no)
);
insert into convention_fee_set (dossier, set_no, fee, proposed_year, fee_year, deposit, payment, fee_index, budget_code, set_by, set_at)
select dossier, 1, fee, proposed_year, fee_year, deposit, payment, fee_index, budget_code, set_by, set_at from convention_fee;
drop table convention_fee;
alter table convention_fee_set rename to convention_fee;
