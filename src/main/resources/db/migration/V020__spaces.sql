-- V020__spaces.sql · the inventory of vacant spaces and their days. Owners: register.space.Spaces and register.space.Days.
-- Null means unknown (« à compléter »): nobody guesses a fact of a building.
create table space (
  code                     varchar(10)   not null primary key,
  label                    varchar(120)  not null,
  address_line             varchar(200)  not null,
  postal_code              varchar(5)    not null,
  commune                  varchar(80)   not null,
  insee_code               varchar(5)    not null,
  area_usable              numeric(10, 2),
  area_plot                numeric(10, 2),
  building                 boolean       not null,                          -- false: bare land
  building_permit_year     integer,
  owner_type               varchar(15)   not null check (owner_type in ('MEL', 'COMMUNE', 'ETAT', 'EPF', 'AUTRE_PUBLIC', 'PRIVE')),
  managed_by_operator      boolean       not null,
  domaniality              varchar(15)   not null check (domaniality in ('PUBLIC', 'PRIVE', 'A_QUALIFIER')),
  reserve_fonciere         boolean       not null,
  project_after_months     integer,                                         -- seeds only: release_date is set from it at the first start
  release_date             date,
  last_use                 varchar(120)  not null,
  erp_type                 varchar(20),
  erp_category             varchar(10)   not null,
  max_capacity             integer       not null check (max_capacity >= 0),
  pmr_access               boolean,
  accessibility_derogation boolean       not null,
  closed_months            integer,
  status                   varchar(15)   not null check (status in ('VACANT', 'OPTION', 'OCCUPE', 'SQUATTE', 'EN_TRAVAUX', 'CEDE')),
  structural_state         varchar(10)   check (structural_state in ('BON', 'MOYEN', 'DEGRADE', 'PERIL')),
  dta_present              boolean,                                         -- asbestos file (dossier technique amiante)
  dta_degraded             boolean       not null,                          -- its conclusion: degraded materials (score 3)
  soil                     varchar(10)   not null check (soil in ('ABSENTE', 'AVEREE', 'INCONNUE')),
  transport                varchar(120)  not null,
  confidentiality          varchar(10)   not null check (confidentiality in ('PUBLIC', 'INTERNE', 'RESTREINT')),
  window_months            integer,                                         -- seeds only: the window runs from the first start
  available_from           date,
  available_until          date,
  check (available_until is null or available_until > available_from)
);

create table space_meter (
  space_code varchar(10) not null references space (code),
  utility    varchar(10) not null check (utility in ('ELEC', 'GAZ', 'EAU', 'CHAUFFAGE', 'INTERNET')),
  state      varchar(10) not null check (state in ('OUVERT', 'FERME', 'ABSENT')),   -- no row: unknown
  primary key (space_code, utility)
);

-- One space, one occupant at a time: the key says no, whatever races (design.md, idea 8).
create table space_day (
  space_code varchar(10) not null references space (code),
  lot        varchar(20) not null,                                          -- « ENTIER »: the whole space
  on_day     date        not null,
  dossier    varchar(15) not null,
  primary key (space_code, lot, on_day)
);
create index space_day_dossier on space_day (dossier);
