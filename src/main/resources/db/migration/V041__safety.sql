-- V041__safety.sql · what fire safety, accessibility and planning ask of an occupation, and how far each of it is.
-- Owner: register.safety.Safety.
create table safety_review (
  dossier       varchar(15) not null primary key references dossier (number),
  erp_category  varchar(10),                                                  -- null: only planning has been looked at
  permits_begun boolean     not null                                          -- authorisations may be asked for: the principle is agreed
);

create table safety_step (
  dossier      varchar(15) not null references dossier (number),
  code         varchar(40) not null,                                          -- of tables safetySteps and planning
  state        varchar(10) not null check (state in ('TO_DO', 'WAITING', 'GRANTED', 'REFUSED', 'DONE')),
  legal_months integer,                                                       -- of table planning; null: the law's own delay
  filed_on     date,
  complete_on  date,                                                          -- the authority's delay runs from here
  derogation   boolean     not null,
  reminded_on  date,
  answered_on  date,
  reference    varchar(100),
  remark       varchar(1000),
  taken_by     varchar(64),                                                   -- process instance that sees to it
  changed_by   varchar(100),
  primary key (dossier, code)
);

create table planning_check (                                                 -- what table planning asks, as the jurist answers it
  dossier                       varchar(15)  not null primary key references dossier (number),
  destination_changes           boolean      not null,
  sub_destination_changes       boolean      not null,
  structural_or_facade_works    boolean      not null,
  facade_only                   boolean      not null,
  sign                          boolean      not null,
  protected_area                boolean      not null,
  temporary_installation_months integer      not null,
  checked_by                    varchar(100) not null
);
