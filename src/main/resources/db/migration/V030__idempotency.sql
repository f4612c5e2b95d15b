-- V030__idempotency.sql · what was answered to a request that its sender may repeat. Owner: desk.Repeats. Kept for a day.
create table idempotency (
  login       varchar(100) not null,
  request_key varchar(100) not null,                                        -- header Idempotency-Key
  request     varchar(64)  not null,                                        -- SHA-256 of address and body: a key says one thing only
  dossier     varchar(15)  not null,
  state       varchar(20)  not null,
  asked_at    timestamp with time zone not null,
  primary key (login, request_key)
);
