-- V050__closing.sql · what an occupation leaves behind. Owners: register.inventory.Inventories and register.closing.Evaluations, Archives.
create table inventory_difference (                                         -- exit compared with entry (domain.md 5.8)
  dossier       varchar(15)  not null references dossier (number),
  difference_no integer      not null,
  room          varchar(80)  not null,
  item          varchar(200) not null,
  cause         varchar(15)  not null check (cause in ('USURE', 'DEGRADATION', 'AMELIORATION')),
  cost          numeric(14, 2),
  primary key (dossier, difference_no)
);

create table evaluation (                                                   -- the report of domain.md 7.8
  dossier        varchar(15)   not null primary key references dossier (number),
  opening_days   integer       not null,
  visitors       integer       not null,
  events         integer       not null,
  cost           numeric(14, 2) not null,
  lessons        varchar(4000) not null,
  quotes         varchar(2000),                                             -- anonymous
  energy         varchar(1000),
  recommendation varchar(15)   not null check (recommendation in ('ARRETER', 'PROLONGER', 'PERENNISER', 'REPRODUIRE')),
  written_by     varchar(100)  not null,
  written_at     timestamp with time zone not null
);

create table archive_date (                                                 -- how long what is kept (domain.md 6.4)
  dossier    varchar(15) not null references dossier (number),
  matter     varchar(30) not null,
  keep_until date        not null,
  final_fate varchar(15) not null,
  primary key (dossier, matter)
);
