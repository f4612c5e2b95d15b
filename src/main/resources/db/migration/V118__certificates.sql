-- V118__certificates.sql · how an occupant from outside proves that it is insured: what the house asked for and when, the
-- certificates given with the data read from each, what the rule and the insurance unit said of them; the recourse that
-- the owner gives up. Owners: register.insurance.Certificates and register.insurance.Waivers.
create table insurance_request (
  dossier            varchar(15)  not null references dossier (number),
  request_no         integer      not null,
  first_day          date         not null,                                 -- to be covered
  renewal            boolean      not null,                                 -- the space is open, the cover in force ends
  asked_at           timestamp with time zone not null,
  arbitration        varchar(10),                                           -- after three refusals; null: not needed
  arbitration_reason varchar(2000),
  arbitrated_by      varchar(100),
  primary key (dossier, request_no)
);

create table insurance_certificate (
  id                varchar(36)  not null primary key,
  dossier           varchar(15)  not null references dossier (number),
  certificate_no    integer      not null,
  request_no        integer      not null,
  document_type     varchar(30)  not null,
  insurer_name      varchar(200) not null,
  policy_number     varchar(100) not null,
  insured_name      varchar(200) not null,
  insured_siret     varchar(14),
  site_address      varchar(300),                                           -- null: it names none
  public_covered    boolean      not null,
  works_covered     boolean      not null,
  reciprocal_clause boolean      not null,                                  -- the policy mirrors the owner's waiver
  coverage_start    date         not null,
  coverage_end      date         not null,
  issue_date        date         not null,
  document_id       varchar(36),                                            -- null: given without a file
  given_by          varchar(100) not null,
  given_at          timestamp with time zone not null,
  rule_status       varchar(25),                                            -- of table certificateCheck
  rule_message      varchar(1000),
  check_status      varchar(25),                                            -- what the insurance unit said; null: not controlled yet
  check_remark      varchar(4000),
  checked_by        varchar(100),
  checked_at        timestamp with time zone,
  outdated          boolean      not null,                                  -- a fact changed since and it no longer suits
  unique (dossier, certificate_no),
  foreign key (dossier, request_no) references insurance_request (dossier, request_no),
  check ((check_status is null) = (checked_by is null))
);
create index insurance_certificate_end on insurance_certificate (coverage_end);

create table insurance_guarantee (                                          -- what a certificate says is covered
  certificate varchar(36)  not null references insurance_certificate (id),
  code        varchar(40)  not null,                                        -- of table requiredCoverages
  amount      numeric(14, 2),                                               -- EUR; null: covered, no sum told
  primary key (certificate, code)
);

create table insurance_waiver (                                             -- the owner gives up its recourse against the occupant
  dossier    varchar(15)  not null primary key references dossier (number),
  reference  varchar(100) not null,                                         -- of the agreement of the owner's insurer
  agreed_on  date         not null,
  granted_by varchar(100) not null,
  granted_at timestamp with time zone not null
);
