-- V042__technical.sql · diagnostics that a dossier needs, and whether fluids and network suit it.
-- Owners: register.technical.DueDiagnostics and register.technical.Feasibilities.
create table due_diagnostic (
  dossier         varchar(15) not null references dossier (number),
  space_code      varchar(10) not null references space (code),               -- an order for another space is not one for this
  code            varchar(30) not null,                                       -- of table requiredDiagnostics
  validity_months integer,                                                    -- null: no end
  expected_on     date,                                                       -- ordered, and expected then
  primary key (dossier, code)
);

create table feasibility (
  dossier  varchar(15)  not null references dossier (number),
  trade    varchar(64)  not null,                                             -- group that looked at it
  feasible boolean      not null,
  fibre    boolean,                                                           -- the network's answer only
  findings varchar(1200),
  found_by varchar(100) not null,
  primary key (dossier, trade)
);
