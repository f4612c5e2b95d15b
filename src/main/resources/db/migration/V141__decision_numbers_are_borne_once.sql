-- A decision's number is one dossier's, whichever of its versions bears it. Owned by register Acts.
create table decision_number (
  number  varchar(50) primary key,
  dossier varchar(15) not null
);
create index decision_number_by_dossier on decision_number (dossier);

insert into decision_number (number, dossier)
select act_number, min(dossier) from convention_act
 where act_number is not null and authority not in ('BUREAU', 'CONSEIL')
 group by act_number;
