-- V091__convention_acts.sql · the act that empowers the signatory of a convention, both signatures and its transmission. Owner: register.agreement.Acts.
create table convention_act (
  dossier        varchar(15)  not null,
  version        integer      not null,
  authority      varchar(30)  not null,
  transmit       varchar(20)  not null check (transmit in ('OUI', 'NON', 'A_VERIFIER')),
  matter_code    varchar(10),
  session_id     varchar(36) references assembly_session (id),
  act_number     varchar(50),
  taken_on       date,
  taken_as       varchar(120),
  owner_number   varchar(50),
  owner_on       date,
  counter_as     varchar(200),                              -- name and quality of who signed for the other side
  counter_on     date,
  transmitted_on date,
  receipt_number varchar(100),
  receipt_on     date,
  not_sent_for   varchar(1000),                             -- why the act is not transmitted
  primary key (dossier, version),
  foreign key (dossier, version) references convention (dossier, version),
  check ((transmitted_on is null) = (receipt_number is null))
);
