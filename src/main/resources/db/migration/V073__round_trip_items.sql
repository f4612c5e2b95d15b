-- V073__round_trip_items.sql · what exactly a question asks for, and what the answer changed.
-- Owner: register.roundtrip.RoundTrips.
create table round_trip_item (
  trip        varchar(36)   not null references round_trip (id),
  item_no     integer       not null,
  kind        varchar(5)    not null check (kind in ('FACT', 'PAPER')),
  code        varchar(40)   not null,                                       -- a fact of the request, a kind of paper
  label       varchar(120)  not null,
  before_text varchar(2000),                                                -- with the next: a fact that the answer changed
  after_text  varchar(2000),
  primary key (trip, item_no),
  unique (trip, kind, code)
);
create index round_trip_asking on round_trip (asking_task_id);
