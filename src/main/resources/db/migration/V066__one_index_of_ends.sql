-- V066__one_index_of_ends.sql · index work_task_open (V068) begins with the end of a task too: one is enough to write.
-- Owner: register.work.Works.
drop index work_task_ended;
