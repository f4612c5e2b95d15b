-- V049__occupancy.sql · what happens while a space is occupied. Owners: register.occupancy.Incidents, Extensions and Drills.
create table incident (
  id               varchar(36)   not null primary key,
  dossier          varchar(15)   not null references dossier (number),
  happened_on      date          not null,
  kind             varchar(20)   not null,
  gravity          integer       not null check (gravity between 1 and 4),
  description      varchar(2000) not null,                                  -- without health data
  reported_by      varchar(100)  not null,
  reported_at      timestamp with time zone not null,
  measures         varchar(2000),
  cost_estimate    numeric(14, 2),
  treated_by       varchar(100),
  treated_at       timestamp with time zone,
  declared_on      date,                                                    -- to the insurer
  claim_ref        varchar(60),
  claim_outcome    varchar(2000),
  settled_at       timestamp with time zone                                 -- null: still open
);
create index incident_dossier on incident (dossier);

create table extension (
  id          varchar(36)   not null primary key,
  dossier     varchar(15)   not null references dossier (number),
  old_end     date          not null,
  new_end     date          not null,
  reason      varchar(1000) not null,
  asked_by    varchar(100)  not null,
  asked_at    timestamp with time zone not null,
  agreed      boolean,                                                      -- null: not decided yet
  ground      varchar(1000),
  decided_by  varchar(100),
  decided_at  timestamp with time zone
);
create index extension_dossier on extension (dossier);

create table drill (                                                        -- evacuation drills, every six months (R4227-39)
  dossier  varchar(15)   not null references dossier (number),
  drill_no integer       not null,
  held_on  date          not null,
  persons  integer       not null,
  minutes  integer,
  remarks  varchar(1000),
  noted_by varchar(100)  not null,
  noted_at timestamp with time zone not null,
  primary key (dossier, drill_no)
);
