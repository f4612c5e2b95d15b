-- V113__interests_by_space.sql · who would have one space is no candidate for another one that the same dossier turns to.
-- Owner: register.legal.Publicities.
alter table declared_interest add column space varchar(10) references space (code);
update declared_interest set space = (
  select p.space from publicity p
   where p.dossier = declared_interest.dossier
     and p.round_no = (select coalesce(max(case when earlier.published_at <= declared_interest.recorded_at then earlier.round_no end), min(earlier.round_no))
                         from publicity earlier where earlier.dossier = declared_interest.dossier));
alter table declared_interest alter column space set not null;
