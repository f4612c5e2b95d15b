-- V114__told_roles.sql · a told year of the past wrote the models' expression where the role of whoever had the task stands;
-- it was the requester's. Figures folded of such rows are folded anew. Owners: register.work.Works,
-- register.roundtrip.RoundTrips, insight.Months.
update work_task set role_ids = 'grp-porteur,grp-securite' where role_ids like '%occupantSide%,grp-securite';
update work_task set role_ids = 'grp-porteur' where role_ids like '%occupantSide%';
update round_trip set asking_role = 'grp-porteur' where asking_role like '%occupantSide%' or asking_role like '%askedRole%';
delete from insight_bucket where month_start in (select month_start from insight_bucket where role_ids like '%occupantSide%');
delete from insight_month where month_start not in (select month_start from insight_bucket);
