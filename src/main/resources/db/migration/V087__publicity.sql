-- V087__publicity.sql · notices before any promise, who declares an interest meanwhile, who is chosen. Owner: register.legal.Publicities; of legal_statement: register.legal.Qualifications.
create table publicity (
  dossier       varchar(15)   not null references dossier (number),
  round_no      integer       not null,
  competition   varchar(30)   not null,                                       -- as table competition names it
  days          integer       not null check (days >= 0),                     -- calendar days
  space         varchar(10)   not null references space (code),
  places        varchar(500)  not null,                                       -- where it is published
  published_on  date          not null,
  published_at  timestamp with time zone not null,                            -- when that was noted
  published_by  varchar(100)  not null,
  ends_on       date          not null,                                       -- last day on which an interest is received
  outcome       varchar(20)   check (outcome in ('REASONS_PUBLISHED', 'NO_COMPETITOR', 'SELECTION_DUE', 'CHOICE_DUE', 'APPLICANT_CHOSEN', 'COMPETITOR_CHOSEN')),
  outcome_by    varchar(100),
  outcome_at    timestamp with time zone,
  chosen_no     integer,                                                      -- the interest that was chosen
  choice_reasons    varchar(2000),
  rejection_reasons varchar(2000),
  primary key (dossier, round_no)
);

create table declared_interest (
  dossier      varchar(15)   not null references dossier (number),
  interest_no  integer       not null,
  name         varchar(200)  not null,
  address      varchar(300)  not null,
  project      varchar(2000) not null,
  received_on  date          not null,
  recorded_by  varchar(100)  not null,
  recorded_at  timestamp with time zone not null,
  primary key (dossier, interest_no)
);

alter table legal_statement add column space varchar(10) references space (code);
