-- V064__figures.sql · how long each task took and lay free, for the manager's figures. Owner: register.work.Works.
alter table work_task add process_version integer;                          -- null: before this was kept
alter table work_task add duration_millis bigint;                           -- from created to ended; null while it is open
alter table work_task add waited_millis bigint default 0 not null;          -- how long nobody had it, so far
alter table work_task add free_since timestamp with time zone;              -- null: somebody has it, or it has ended

update work_task set duration_millis = cast((extract(epoch from ended_at) - extract(epoch from created_at)) * 1000 as bigint)
 where ended_at is not null;

create table work_turn as
select event.task_id, event.kind, event.happened_at,
       lag(event.kind) over (partition by event.task_id order by event.happened_at, event.id) as kind_before,
       coalesce(lag(event.happened_at) over (partition by event.task_id order by event.happened_at, event.id), task.created_at) as before_at
  from work_event event join work_task task on task.task_id = event.task_id;
create index work_turn_task on work_turn (task_id);
update work_task set waited_millis = coalesce((
  select cast(sum(extract(epoch from turn.happened_at) - extract(epoch from turn.before_at)) * 1000 as bigint)
    from work_turn turn
   where turn.task_id = work_task.task_id and turn.kind = 'CLAIMED' and (turn.kind_before is null or turn.kind_before = 'HANDED_BACK')), 0);
update work_task set free_since = coalesce((
  select max(turn.happened_at) from work_turn turn where turn.task_id = work_task.task_id and turn.kind = 'HANDED_BACK'), created_at)
 where claimed_at is null;
update work_task set waited_millis = waited_millis + cast((extract(epoch from ended_at) - extract(epoch from free_since)) * 1000 as bigint)
 where ended_at is not null and free_since is not null;
update work_task set free_since = null where ended_at is not null;
drop table work_turn;

create index work_task_ended on work_task (ended_at, process_key, task_key);
