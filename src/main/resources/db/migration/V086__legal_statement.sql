-- V086__legal_statement.sql · what a jurist states before the tables of the title run, and the sums that follow. Owner: register.legal.Qualifications.
create table legal_statement (
  dossier               varchar(15)    not null primary key references dossier (number),
  domaniality           varchar(20)    not null check (domaniality in ('PUBLIC', 'PRIVE', 'A_QUALIFIER')),
  precariousness_cause  boolean        not null,
  amicable_ground       varchar(20)    not null,
  reasons               varchar(2000),                                        -- why a selection is left out
  exemption             varchar(20)    not null,
  prolongation          boolean        not null,
  meets_mel_need        boolean        not null,
  free_granted          boolean        not null,
  same_budget           boolean        not null,
  tariff_in_grid        boolean        not null,
  rental_value_year     numeric(14, 2) not null check (rental_value_year >= 0),
  rent_year             numeric(14, 2) not null check (rent_year >= 0),
  rate                  varchar(20)    not null,                              -- line of table feeRate
  reduced_rate          boolean        not null,
  selected_in           varchar(15)    references dossier (number),           -- whose selection this occupant has won
  chosen_title          varchar(30),                                          -- where table legalTitle designates none
  stated_by             varchar(100)   not null,
  stated_at             timestamp with time zone not null
);

alter table legal_qualification add column publicity_days integer default 0 not null;
alter table legal_qualification add column fee_year numeric(14, 2) default 0 not null;
alter table legal_qualification add column turnover_percent numeric(5, 2) default 0 not null;
alter table legal_qualification add column fee_computation varchar(500);
alter table legal_qualification add column owner_deliberation boolean default false not null;
