-- V023__visits.sql · appointments on site and their reports. Owner: register.visit.Visits.
create table visit (
  dossier           varchar(15)   not null references dossier (number),
  visit_no          integer       not null,
  visit_at          timestamp with time zone not null,
  meeting_point     varchar(200)  not null,
  invite_technique  boolean       not null,
  invite_securite   boolean       not null,
  invite_numerique  boolean       not null,
  planned_by        varchar(100)  not null,
  planned_at        timestamp with time zone not null,
  held              boolean,                                                -- null: not reported yet
  missed_reason     varchar(500),
  access_ok         boolean,
  exits_ok          boolean,
  electricity_ok    boolean,
  water_ok          boolean,
  heating_ok        boolean,
  intrusion_signs   boolean,
  capacity_estimate integer,
  findings          varchar(4000),
  decision          varchar(15)   check (decision in ('GO', 'GO_RESERVES', 'NO_GO')),
  reserves          varchar(2000),
  reported_by       varchar(100),
  reported_at       timestamp with time zone,
  primary key (dossier, visit_no),
  check ((reported_at is null) = (held is null))
);
