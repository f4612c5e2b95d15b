-- V119__suspensions.sql · a breach that the occupant is told to mend, an occupation that may not go on for a while, and what
-- ended that. Owners: register.occupancy.FormalNotices and register.occupancy.Suspensions.
create table suspension (
  dossier       varchar(15)   not null references dossier (number),
  suspension_no integer       not null,
  since         date          not null,
  reason        varchar(1000) not null,
  measures      varchar(1000) not null,                                     -- what keeps the place closed meanwhile
  decided_by    varchar(100)  not null,
  decided_at    timestamp with time zone not null,
  lifted_by     varchar(100),                                               -- null: it lasts
  lifted_at     timestamp with time zone,
  primary key (dossier, suspension_no),
  check ((lifted_by is null) = (lifted_at is null))
);

create table formal_notice (                                                -- an occupant is told to mend a breach by a day
  dossier   varchar(15)   not null references dossier (number),
  notice_no integer       not null,
  breach    varchar(1000) not null,
  until_day date          not null,                                         -- last day to mend it
  sent_by   varchar(100)  not null,
  sent_at   timestamp with time zone not null,
  primary key (dossier, notice_no)
);
