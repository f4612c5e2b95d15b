-- V037__space_facts.sql · what the tables of diagnostics, utilities and spaceScore ask of a space, its diagnostics and its
-- meters with their readings. Owners: register.space.Spaces, register.space.Diagnostics, register.space.Meters.
-- Null means unknown, as before: who asks decides which side is safe.
alter table space add column budget_code varchar(20) default 'PRINCIPAL' not null;
alter table space add column housing boolean;                                 -- a dwelling: the asbestos file is another one
alter table space add column risk_zone boolean;                               -- natural, mining or technological risks
alter table space add column boiler boolean;                                  -- of 4 to 400 kW
alter table space add column fire_equipment boolean;                          -- alarm or extinguishers
alter table space add column has_lift boolean;
alter table space add column visible_cracks boolean;
alter table space add column showers boolean;                                 -- with hot water
alter table space add column fibre boolean;
alter table space add column near_transit boolean;                            -- metro or tramway within 500 m
alter table space add column closed_since date;                               -- closed_months counts from it once it is known

update space set near_transit = true  where code in ('EV-001', 'EV-101', 'EV-102', 'EV-106', 'EV-107', 'EV-110', 'EV-112');
update space set near_transit = false where code in ('EV-103', 'EV-104', 'EV-105', 'EV-108', 'EV-109', 'EV-111');
update space set housing = false where code not in ('EV-111');                -- a former dwelling-workshop: for a jurist to say

alter table space_meter add column point_ref varchar(20);                     -- PRM, PCE, or the serial number of a water meter
alter table space_meter add column holder_is_mel boolean;                     -- who holds the contract
alter table space_meter add column closed_months integer;
alter table space_meter add column subscribed_power integer;                  -- kVA
update space_meter set point_ref = concat('99000000000', substring(space_code from 4))
 where utility = 'ELEC' and state <> 'ABSENT' and space_code <> 'EV-001';     -- fictitious: begins with 99

create table space_diagnostic (
  space_code  varchar(10)  not null references space (code),
  code        varchar(30)  not null,                                          -- of table requiredDiagnostics
  made_on     date         not null,
  valid_until date,                                                           -- null: no end
  conclusion  varchar(500) not null,
  document_id varchar(36),                                                    -- null: on paper
  primary key (space_code, code, made_on),
  check (valid_until is null or valid_until >= made_on)
);

create table meter_reading (                                                  -- oldest first by reading_no
  space_code  varchar(10)    not null references space (code),
  utility     varchar(10)    not null check (utility in ('ELEC', 'GAZ', 'EAU', 'CHAUFFAGE')),
  reading_no  integer        not null,
  kind        varchar(15)    not null check (kind in ('ENTREE', 'INTERMEDIAIRE', 'SORTIE')),
  dossier     varchar(15)    references dossier (number),
  index_value numeric(12, 2) not null check (index_value >= 0),
  unit        varchar(5)     not null check (unit in ('KWH', 'M3')),
  read_on     date           not null,
  read_by     varchar(100)   not null,
  document_id varchar(36),                                                    -- its photo
  primary key (space_code, utility, reading_no)
);
create index meter_reading_dossier on meter_reading (dossier);
