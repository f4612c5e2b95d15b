-- V065__insight.sql · finished tasks folded by month, so that a report over years reads no row of a task.
-- Owner: insight.Months.
create table insight_month (                                                -- the months that are folded
  month_start date not null primary key,
  folded_at   timestamp with time zone not null
);

create table insight_bucket (                                               -- buckets of 5 %: floor(ln(millis) / ln(1.05))
  month_start     date         not null references insight_month (month_start),
  process_key     varchar(60)  not null,
  process_version integer      not null,                                    -- 0: before this was kept
  task_key        varchar(100) not null,
  role_ids        varchar(200) not null,
  measure         varchar(10)  not null check (measure in ('DURATION', 'WAITING', 'WORKING')),
  bucket          integer      not null,
  finished        bigint       not null,
  total_millis    bigint       not null,
  primary key (month_start, process_key, task_key, measure, bucket, process_version, role_ids)
);
