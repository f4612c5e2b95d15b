-- V040__opinions.sql · the reviews' opinions carry reserves and belong to one space; acts are named by Java alone.
-- Owners: register.dossier.Opinions and register.dossier.DossierParties.
alter table opinion add reserves varchar(2000);
alter table opinion add standing boolean default true not null;             -- false: given for a space that was given up

-- A copy without the list of acts: both databases name such a constraint their own way.
create table dossier_act_copy (
  dossier varchar(15)  not null references dossier (number),
  act     varchar(20)  not null,
  login   varchar(100) not null,
  acted_at timestamp with time zone not null,
  primary key (dossier, act, login)
);
insert into dossier_act_copy (dossier, act, login, acted_at) select dossier, act, login, acted_at from dossier_act;
drop table dossier_act;
alter table dossier_act_copy rename to dossier_act;

-- What the agreement in principle asks for, as the requester reads it.
alter table dossier add agreement_conditions varchar(4000);
