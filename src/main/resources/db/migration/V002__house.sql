-- Which version of a decision table applies from which day on. Written by engine.Deployments, read by engine.Rules.
create table rule_in_force (
  decision_key  varchar(64) not null,
  version       integer     not null,
  in_force_from date        not null,
  primary key (decision_key, version)
);

-- How far the demo's clock is ahead of the wall clock: one row at most, none in production. Owned by engine.DemoClock.
create table demo_clock (ahead_millis bigint not null);
