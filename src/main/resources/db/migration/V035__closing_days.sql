-- V035__closing_days.sql · days on which the house is closed, beside weekends and public holidays [PARAM].
-- Owner: register.calendar.ClosingDays.
create table closing_day (
  closed_on date         not null primary key,
  label     varchar(100) not null,
  named_by  varchar(100) not null,
  named_at  timestamp with time zone not null
);
