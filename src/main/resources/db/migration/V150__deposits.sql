-- V150__deposits.sql · the deposit that was received before the keys. Owner: register.agreement.Deposits.
create table deposit (
  dossier     varchar(15)    primary key references dossier (number),
  amount      numeric(14, 2) check (amount >= 0),           -- EUR; null: signed before the keys waited for it, and nobody has said
  received_on date,
  noted_by    varchar(100)   not null,
  noted_at    timestamp with time zone not null,
  check ((amount is null) = (received_on is null))
);
insert into deposit (dossier, noted_by, noted_at)
select number, 'parcours', current_timestamp from dossier where state in ('SIGNE', 'EN_SIGNATURE'); -- signed again, its keys may wait with the form that they had
