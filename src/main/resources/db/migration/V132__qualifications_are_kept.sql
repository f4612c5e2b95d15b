-- V132__qualifications_are_kept.sql · a later statement or qualification stands beside the earlier ones; of an extension that comes
-- to nothing they are set aside, and the earlier stand again. Owner: register.legal.Qualifications.
create table legal_qualification_kept (
  dossier            varchar(15)    not null references dossier (number),
  qualification_no   integer        not null check (qualification_no > 0),  -- the highest one that is not set aside stands
  legal_title        varchar(30)    not null,
  competition        varchar(30)    not null,
  fee                varchar(30)    not null,
  deposit_months     integer        not null,
  authority          varchar(30)    not null,
  publicity_days     integer        not null,
  fee_year           numeric(14, 2) not null,
  turnover_percent   numeric(5, 2)  not null,
  fee_computation    varchar(500),
  owner_deliberation boolean        not null,
  recorded_at        timestamp with time zone,                              -- null: before they were kept
  set_aside          boolean        default false not null,
  primary key (dossier, qualification_no)
);
insert into legal_qualification_kept (dossier, legal_title, competition, fee, deposit_months, authority, publicity_days, fee_year, turnover_percent,
                                     fee_computation, owner_deliberation, qualification_no)
select dossier, legal_title, competition, fee, deposit_months, authority, publicity_days, fee_year, turnover_percent,
                                     fee_computation, owner_deliberation, 1 from legal_qualification;
drop table legal_qualification;
alter table legal_qualification_kept rename to legal_qualification;

create table legal_statement_kept (
  dossier               varchar(15)    not null references dossier (number),
  statement_no          integer        not null check (statement_no > 0),   -- the highest one that is not set aside stands
  domaniality           varchar(20)    not null check (domaniality in ('PUBLIC', 'PRIVE', 'A_QUALIFIER')),
  precariousness_cause  boolean        not null,
  amicable_ground       varchar(20)    not null,
  reasons               varchar(2000),                                      -- why a selection is left out
  exemption             varchar(20)    not null,
  prolongation          boolean        not null,
  meets_mel_need        boolean        not null,
  free_granted          boolean        not null,
  same_budget           boolean        not null,
  tariff_in_grid        boolean        not null,
  rental_value_year     numeric(14, 2) not null check (rental_value_year >= 0),
  rent_year             numeric(14, 2) not null check (rent_year >= 0),
  rate                  varchar(20)    not null,                            -- line of table feeRate
  reduced_rate          boolean        not null,
  selected_in           varchar(15)    references dossier (number),         -- whose selection this occupant has won
  chosen_title          varchar(30),                                        -- where table legalTitle designates none
  space                 varchar(10)    references space (code),             -- what it is about
  stated_by             varchar(100)   not null,
  stated_at             timestamp with time zone not null,
  set_aside             boolean        default false not null,
  primary key (dossier, statement_no)
);
insert into legal_statement_kept (dossier, domaniality, precariousness_cause, amicable_ground, reasons, exemption, prolongation, meets_mel_need,
                                 free_granted, same_budget, tariff_in_grid, rental_value_year, rent_year, rate, reduced_rate, selected_in,
                                 chosen_title, stated_by, stated_at, space, statement_no)
select dossier, domaniality, precariousness_cause, amicable_ground, reasons, exemption, prolongation, meets_mel_need,
                                 free_granted, same_budget, tariff_in_grid, rental_value_year, rent_year, rate, reduced_rate, selected_in,
                                 chosen_title, stated_by, stated_at, space, 1 from legal_statement;
drop table legal_statement;
alter table legal_statement_kept rename to legal_statement;
