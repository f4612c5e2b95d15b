-- V026__keys.sql · who holds which key. One row per set: its copies travel together. Owner: register.keys.Keys.
create table key_set (
  space_code  varchar(10) not null references space (code),
  set_no      integer     not null check (set_no >= 1),
  kind        varchar(15) not null check (kind in ('MECANIQUE', 'BADGE', 'CODE', 'TELECOMMANDE')),
  copies      integer     not null check (copies >= 1),
  dossier     varchar(15) references dossier (number),
  holder      varchar(120),                                                 -- null: in the cabinet of the patrimony desk
  handed_over timestamp with time zone,
  lost        boolean     not null,
  primary key (space_code, set_no),
  check ((holder is null) = (handed_over is null)),
  check ((holder is null) = (dossier is null))
);
create index key_set_dossier on key_set (dossier);

create table key_handover (                                                 -- the receipt of a dossier's keys
  dossier           varchar(15)  not null references dossier (number) primary key,
  receiver_function varchar(120) not null,
  alarm_code_given  boolean      not null,                                  -- the code itself is never stored
  given_by          varchar(100) not null,
  given_at          timestamp with time zone not null,
  acknowledged_by   varchar(100),
  acknowledged_at   timestamp with time zone,
  receipt_remark    varchar(1000),
  returned_at       timestamp with time zone,
  returned_to       varchar(100),
  missing_keys      varchar(1000),
  lock_change       boolean
);

create table key_movement (                                                 -- the history of each set, oldest first
  id         varchar(36)  not null primary key,
  space_code varchar(10)  not null references space (code),
  set_no     integer      not null,
  dossier    varchar(15)  not null references dossier (number),
  movement   varchar(10)  not null check (movement in ('HANDED', 'RETURNED', 'REFUSED', 'LOST')),
  holder     varchar(120) not null,
  copies     integer      not null,
  moved_by   varchar(100) not null,
  moved_at   timestamp with time zone not null
);
create index key_movement_dossier on key_movement (dossier);
