-- V108__audit.sql · who did what, written once, each line sealed by the one before. Owners: register.audit.Chains, register.audit.Heads.
create table audit_chain (
  chain      varchar(15) not null primary key,             -- a dossier's number, or MAISON
  line_count bigint      not null,
  head       varchar(64) not null                          -- hash of its last line; its row is locked by whoever writes
);
insert into audit_chain (chain, line_count, head) values ('MAISON', 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_line (
  chain      varchar(15)  not null references audit_chain (chain),
  line_no    bigint       not null,                        -- from 1, without a gap
  event      varchar(40)  not null,                        -- fr.parcours.AuditEvent
  about      varchar(300) not null,                        -- ids, days and kinds, never content
  login      varchar(100) not null,
  roles      varchar(1000) not null,
  written_at timestamp with time zone not null,            -- the wall clock
  house_time timestamp with time zone not null,            -- the house's, which a demonstration moves
  hash       varchar(64)  not null,                        -- SHA-256 of the hash before and this line
  primary key (chain, line_no)
);
create index audit_line_latest on audit_line (written_at);

create table audit_head (
  sealed_on date        not null primary key,
  hash      varchar(64) not null                           -- SHA-256 of the head before and of the rows below
);
create table audit_head_chain (
  sealed_on date        not null references audit_head (sealed_on),
  chain     varchar(15) not null,
  line_no   bigint      not null,                          -- its last line when it was sealed
  hash      varchar(64) not null,
  primary key (sealed_on, chain)
);
create index audit_head_chain_last on audit_head_chain (chain, line_no);
