-- V052__keys_taken_over.sql · keys that were out when the house began to keep them. Owner: register.keys.Keys.
-- A copy with one more movement: both databases name such a constraint their own way.
create table key_movement_copy (                                            -- the history of each set, oldest first
  id         varchar(36)  not null primary key,
  space_code varchar(10)  not null references space (code),
  set_no     integer      not null,
  dossier    varchar(15)  not null references dossier (number),
  movement   varchar(10)  not null check (movement in ('HANDED', 'TAKEN_OVER', 'RETURNED', 'REFUSED', 'LOST')),
  holder     varchar(120) not null,
  copies     integer      not null,
  moved_by   varchar(100) not null,
  moved_at   timestamp with time zone not null
);
insert into key_movement_copy (id, space_code, set_no, dossier, movement, holder, copies, moved_by, moved_at)
select id, space_code, set_no, dossier, movement, holder, copies, moved_by, moved_at from key_movement;
drop table key_movement;
alter table key_movement_copy rename to key_movement;
create index key_movement_dossier on key_movement (dossier);
