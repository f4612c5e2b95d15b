-- V134__waivers_are_corrected.sql · a waiver of recourse that was mistyped is corrected by a later version beside the earlier one.
-- Owner: register.insurance.Waivers.
create table insurance_waiver_kept (
  dossier    varchar(15)  not null references dossier (number),
  waiver_no  integer      not null check (waiver_no > 0),                   -- the highest one stands
  reference  varchar(100) not null,                                         -- of the agreement of the owner's insurer
  agreed_on  date         not null,
  correction varchar(500),                                                  -- what this version corrects; null for the first
  granted_by varchar(100) not null,
  granted_at timestamp with time zone not null,
  primary key (dossier, waiver_no),
  check ((waiver_no = 1) = (correction is null))
);
insert into insurance_waiver_kept (dossier, waiver_no, reference, agreed_on, granted_by, granted_at)
select dossier, 1, reference, agreed_on, granted_by, granted_at from insurance_waiver;
drop table insurance_waiver;
alter table insurance_waiver_kept rename to insurance_waiver;
