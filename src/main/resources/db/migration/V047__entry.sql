-- V047__entry.sql · the entry: equipment and safety items of an inventory (domain.md 5.8), the check before the doors
-- open, the neighbours' notice. Owners: register.inventory.Inventories and register.keys.Openings.
alter table inventory add column exits_free boolean;                        -- null: not looked at, as the three that follow
alter table inventory add column extinguishers integer;
alter table inventory add column extinguishers_checked_on date;
alter table inventory add column alarm varchar(15);

create table inventory_equipment (
  dossier  varchar(15) not null,
  kind     varchar(10) not null,
  item_no  integer     not null,
  label    varchar(80) not null,
  quantity integer     not null check (quantity >= 1),
  grade    integer     not null check (grade between 1 and 5),
  primary key (dossier, kind, item_no),
  foreign key (dossier, kind) references inventory (dossier, kind)
);

create table opening_check (                                                -- oldest first by check_no; the last one counts
  dossier            varchar(15)  not null references dossier (number),
  check_no           integer      not null,
  exits_free         boolean      not null,
  extinguishers      boolean      not null,
  evacuation_plan    boolean      not null,
  registers          boolean      not null,                                 -- of safety, and of accessibility with the public
  emergency_numbers  boolean      not null,
  on_site            boolean      not null,                                 -- the steps of safety that are seen in the space
  remark             varchar(1000),                                         -- what is left to do
  checked_by         varchar(100) not null,
  checked_at         timestamp with time zone not null,
  primary key (dossier, check_no)
);

create table neighbour_notice (
  dossier     varchar(15)  not null references dossier (number) primary key,
  informed_on date         not null,
  channel     varchar(15)  not null check (channel in ('BOITAGE', 'COURRIER', 'AFFICHAGE', 'REUNION')),
  perimeter   varchar(500) not null,
  by_login    varchar(100) not null
);
