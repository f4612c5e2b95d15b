-- V084__silence.sql · requests from outside that two months of silence have refused (CRPA, L231-4).
-- Owner: register.silence.Silences.
create table silence (
  dossier     varchar(15) not null primary key references dossier (number),
  refused_on  date        not null,
  recorded_at timestamp with time zone not null
);
