-- V057__reserves.sql · what opinions and visits leave to be lifted, who mended what the first check found, room for both in the agreement and the note. Owners: register.dossier.Reserves, register.dossier.Findings, register.dossier.Dossiers, register.agreement.Agreements.
create table reserve (
  dossier        varchar(15)   not null references dossier (number),
  reserve_no     integer       not null,
  trade          varchar(64)   not null,                                    -- group that made it
  wording        varchar(2000) not null,
  state          varchar(10)   not null check (state in ('A_LEVER', 'SANS_EFFET', 'LEVEE')),
  raised_at      timestamp with time zone not null,
  settled_by     varchar(100),                                              -- who gave it its present state; null: as it was made
  settled_at     timestamp with time zone,
  settled_remark varchar(1000),
  standing       boolean       not null,                                    -- false: another opinion, or another space, took its place
  primary key (dossier, reserve_no),
  check ((settled_by is null) = (settled_at is null)),
  check (state <> 'LEVEE' or settled_by is not null)
);

-- Those made before this table: as they were written, without effect on the entry.
insert into reserve (dossier, reserve_no, trade, wording, state, raised_at, standing)
select dossier, entry_no, trade, reserves, 'SANS_EFFET', given_at, true
  from opinion
 where standing and reserves is not null
   and not exists (select 1 from opinion later
                    where later.dossier = opinion.dossier and later.trade = opinion.trade and later.entry_no > opinion.entry_no);
insert into reserve (dossier, reserve_no, trade, wording, state, raised_at, standing)
select dossier, visit_no + coalesce((select max(reserve_no) from reserve where reserve.dossier = visit.dossier), 0),
       'grp-patrimoine', reserves, 'SANS_EFFET', reported_at, true
  from visit
 where reserves is not null
   and not exists (select 1 from visit later where later.dossier = visit.dossier and later.visit_no > visit.visit_no);

alter table finding add settled_by varchar(100);                            -- null: it still holds
alter table finding add settled_at timestamp with time zone;

alter table dossier alter column agreement_conditions set data type varchar(10000);
alter table agreement alter column conditions set data type varchar(10000);
