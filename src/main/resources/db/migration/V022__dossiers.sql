-- V022__dossiers.sql · what was asked, by whom, and where it stands. Owner: register.dossier.Dossiers (parties: DossierParties).
-- One counter a year, written ahead so that nobody races to create it; its row lock keeps the numbers gapless.
create table dossier_year (
  year_no     integer not null primary key,
  last_number integer not null
);
insert into dossier_year (year_no, last_number) values
(2020, 0), (2021, 0), (2022, 0), (2023, 0), (2024, 0), (2025, 0), (2026, 0), (2027, 0), (2028, 0), (2029, 0), (2030, 0), (2031, 0), (2032, 
0), (2033, 0), (2034, 0), (2035, 0), (2036, 0), (2037, 0), (2038, 0), (2039, 0), (2040, 0), (2041, 0), (2042, 0), (2043, 0), (2044, 0), 
(2045, 0), (2046, 0), (2047, 0), (2048, 0), (2049, 0), (2050, 0), (2051, 0), (2052, 0), (2053, 0), (2054, 0), (2055, 0), (2056, 0), (2057, 
0), (2058, 0), (2059, 0), (2060, 0), (2061, 0), (2062, 0), (2063, 0), (2064, 0), (2065, 0), (2066, 0), (2067, 0), (2068, 0), (2069, 0), 
(2070, 0), (2071, 0), (2072, 0), (2073, 0), (2074, 0), (2075, 0), (2076, 0), (2077, 0), (2078, 0), (2079, 0), (2080, 0), (2081, 0), (2082, 
0), (2083, 0), (2084, 0), (2085, 0), (2086, 0), (2087, 0), (2088, 0), (2089, 0), (2090, 0), (2091, 0), (2092, 0), (2093, 0), (2094, 0), 
(2095, 0), (2096, 0), (2097, 0), (2098, 0), (2099, 0);

create table dossier (
  number                  varchar(15)    not null primary key,
  year_no                 integer        not null,
  sequence_no             integer        not null,
  requested_at            timestamp with time zone not null,
  requester_login         varchar(100)   not null,
  service                 varchar(64)    not null,                          -- id of the requesting service: the tenant
  space_code              varchar(10)    not null references space (code),
  occupant_type           varchar(30)    not null,
  purpose                 varchar(2000)  not null,
  scenario                varchar(30)    not null,
  public_reception        boolean        not null,
  public_count_floors     integer,
  public_count_basement   integer,
  public_count_total      integer,
  erp_type                varchar(20),
  staff_count             integer        not null,
  requested_start         date           not null,
  requested_end           date           not null,
  economic_use            boolean        not null,
  works_needed            boolean        not null,
  works_cost              numeric(14, 2),
  equipment_value         numeric(14, 2),
  free_requested          boolean        not null,
  urgency                 boolean        not null,
  spontaneous             boolean        not null,
  one_off                 boolean        not null,
  sleeping                boolean        not null,
  worship_or_political    boolean        not null,
  sub_occupants           boolean        not null,
  ground_use              boolean        not null,
  paid_farming            boolean        not null,
  state                   varchar(20)    not null,
  state_since             timestamp with time zone not null,
  hierarchical_validation boolean,
  validation_comment      varchar(1000),
  refusal_reason          varchar(2000),
  abandon_reason          varchar(2000),
  hold_expires_at         timestamp with time zone,                         -- null: no option, or one that no longer expires
  occupation_end          date,
  notice_reason           varchar(1000),
  unique (year_no, sequence_no),
  check (requested_end > requested_start)
);
create index dossier_service on dossier (service, year_no, sequence_no);
create index dossier_space on dossier (space_code);

create table dossier_state (                                                -- every state it was in, oldest first
  dossier  varchar(15) not null references dossier (number),
  entry_no integer     not null,
  state    varchar(20) not null,
  since    timestamp with time zone not null,
  primary key (dossier, entry_no)
);

create table finding (                                                      -- what table blockingReasons last said
  dossier  varchar(15) not null references dossier (number),
  code     varchar(40) not null,
  severity varchar(10) not null check (severity in ('BLOCK', 'COMPLETE', 'LEGAL', 'RESERVE')),
  primary key (dossier, code)
);

create table opinion (
  dossier  varchar(15)   not null references dossier (number),
  entry_no integer       not null,
  trade    varchar(64)   not null,                                          -- group that gives it
  verdict  varchar(20)   not null,
  ground   varchar(2000) not null,
  author   varchar(100)  not null,
  given_at timestamp with time zone not null,
  primary key (dossier, entry_no)
);

create table dossier_act (                                                  -- who did what, for the four eyes
  dossier varchar(15)  not null references dossier (number),
  act     varchar(20)  not null check (act in ('REQUEST', 'VALIDATE', 'INSTRUCT', 'DRAFT', 'SIGN', 'GIVE_KEYS')),
  login   varchar(100) not null,
  acted_at timestamp with time zone not null,
  primary key (dossier, act, login)
);

create table dossier_change (                                               -- a key fact that changed on the way
  id         varchar(36)  not null primary key,
  dossier    varchar(15)  not null references dossier (number),
  changed    varchar(15)  not null,
  before_text varchar(200) not null,
  after_text varchar(200) not null,
  changed_by varchar(100) not null,
  changed_at timestamp with time zone not null
);
create index dossier_change_dossier on dossier_change (dossier);

create table dossier_rerun (                                                -- what table rework asks for, and what became of it
  change_id varchar(36) not null references dossier_change (id),
  rerun     varchar(40) not null,
  outcome   varchar(10) not null check (outcome in ('DONE', 'SKIPPED')),
  primary key (change_id, rerun)
);
