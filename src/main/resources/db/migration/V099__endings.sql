-- V099__endings.sql · how an occupation ends before its term, and what follows when it does not end at it.
-- Owners: register.occupancy.Endings, Breaches and Overstays.
create table ending (                                                       -- what the owner decides; one row per proposal
  id            varchar(36)   not null primary key,
  dossier       varchar(15)   not null references dossier (number),
  kind          varchar(15)   not null,
  reason        varchar(2000) not null,                                     -- in law and fact, as the letter gives it
  ground        varchar(500)  not null,                                     -- as table ending gives it
  notice_months integer       not null check (notice_months >= 0),
  judge         varchar(30)   not null,
  proposed_by   varchar(100)  not null,
  proposed_at   timestamp with time zone not null,
  signed        boolean,                                                    -- null: nobody has decided yet
  remark        varchar(1000),                                              -- why it was not signed
  decided_by    varchar(100),
  decided_at    timestamp with time zone,
  last_day      date,                                                       -- of the occupation, once signed
  check ((signed is null) = (decided_at is null)),
  check (last_day is null or signed)
);
create index ending_dossier on ending (dossier);

create table breach (                                                       -- told in a formal notice, with its time to be mended
  id         varchar(36)   not null primary key,
  dossier    varchar(15)   not null references dossier (number),
  breach_text varchar(2000) not null,
  cure_by    date          not null,
  sent_by    varchar(100)  not null,
  sent_at    timestamp with time zone not null,
  cured      boolean,                                                       -- null: not looked at yet
  finding    varchar(2000),
  checked_by varchar(100),
  checked_at timestamp with time zone
);
create index breach_dossier on breach (dossier);

create table overstay (                                                     -- the end is past and the keys are not back
  dossier     varchar(15)    not null primary key references dossier (number),
  since       date           not null,                                      -- the first day that costs
  penalty_day numeric(14, 2) not null check (penalty_day >= 0),             -- EUR
  leave_by    date           not null,
  ordered_by  varchar(100)   not null,
  ordered_at  timestamp with time zone not null,
  filed_on    date,
  case_ref    varchar(60),
  filed_by    varchar(100),
  decided_on  date,
  outcome     varchar(20),
  order_text  varchar(2000),
  decided_by  varchar(100),
  ended_on    date                                                          -- the keys are back
);
