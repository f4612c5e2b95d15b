-- V046__utilities.sql · what is done about each utility for an occupation: prepared beside the title, ordered once the
-- title is executory, done or cancelled. Owner: register.utilities.Utilities.
create table utility_action (
  dossier         varchar(15)  not null references dossier (number),
  utility         varchar(10)  not null check (utility in ('ELEC', 'GAZ', 'EAU', 'CHAUFFAGE', 'INTERNET')),
  action          varchar(30)  not null,                                    -- of table utilityActions
  state           varchar(10)  not null check (state in ('PREPARED', 'ORDERED', 'DONE', 'CANCELLED')),
  prepared_by     varchar(100) not null,
  prepared_at     timestamp with time zone not null,
  order_reference varchar(500),
  ordered_on      date,
  expected_on     date,
  ordered_by      varchar(100),
  done_on         date,
  done_by         varchar(100),
  remark          varchar(1000),                                            -- why it is not done yet
  cancelled_at    timestamp with time zone,
  primary key (dossier, utility, action),
  check (state <> 'ORDERED' or (ordered_on is not null and order_reference is not null)),
  check (state <> 'DONE' or done_on is not null)
);
