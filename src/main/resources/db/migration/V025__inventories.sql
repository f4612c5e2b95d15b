-- V025__inventories.sql · entry and exit inventories, signed by both. Owner: register.inventory.Inventories.
create table inventory (
  dossier          varchar(15)   not null references dossier (number),
  kind             varchar(10)   not null check (kind in ('ENTREE', 'SORTIE')),
  taken_on         date          not null,
  remarks          varchar(2000),                                           -- at the exit: damages
  taken_by         varchar(100)  not null,                                  -- signs for the patrimony desk
  taken_at         timestamp with time zone not null,
  countersigned_by varchar(100),                                            -- signs for the occupant
  countersigned_at timestamp with time zone,
  reserves         varchar(2000),
  primary key (dossier, kind),
  check ((countersigned_by is null) = (countersigned_at is null))
);

create table inventory_room (
  dossier   varchar(15) not null,
  kind      varchar(10) not null,
  room_no   integer     not null,
  name      varchar(80) not null,
  grade     integer     not null check (grade between 1 and 5),
  remarks   varchar(500),
  primary key (dossier, kind, room_no),
  foreign key (dossier, kind) references inventory (dossier, kind)
);
