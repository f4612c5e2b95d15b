-- V010__accounts.sql · who may sign in, where they belong, what they are. Owner: access.Accounts.
create table service (                                                      -- a requesting service is a tenant of the engine
  id    varchar(64)  not null primary key,
  label varchar(120) not null
);

create table account (
  login         varchar(100) not null primary key,
  password_hash varchar(200) not null,                                      -- with its encoder's prefix
  label         varchar(120) not null,                                      -- a role, shown instead of a name
  mail          varchar(200) not null,
  service       varchar(64)  not null references service (id),
  enabled       boolean      not null
);

create table account_group (
  login    varchar(100) not null references account (login),
  group_id varchar(64)  not null,
  primary key (login, group_id)
);
create index account_group_group on account_group (group_id);
