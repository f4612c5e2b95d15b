-- V029__outbox.sql · what will leave once the transaction stands. Owner: notice.Notices and its sender, notice.Outbox.
create table outbox (
  id          varchar(36)    not null primary key,
  dedup_key   varchar(500)   not null,
  dossier     varchar(15),
  recipient   varchar(254)   not null,
  subject     varchar(200)   not null,
  body        varchar(20000) not null,
  posted_at   timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  attempts    integer        not null,
  last_error  varchar(500),
  sent_at     timestamp with time zone,
  parked_at   timestamp with time zone,                                     -- given up after ten attempts
  unique (dedup_key, recipient)
);
create index outbox_due on outbox (sent_at, parked_at, next_try_at);
