-- V121__one_formal_notice.sql · a breach is a fault, or a cover that has run out: both are told by the same formal notice.
-- Owner: register.occupancy.Breaches.
alter table breach add column kind varchar(10) default 'FAULT' not null;
alter table breach add constraint breach_kind check (kind in ('FAULT', 'COVER'));

insert into breach (id, dossier, kind, breach_text, cure_by, sent_by, sent_at)
select dossier || '/' || notice_no, dossier, 'COVER', breach, until_day, sent_by, sent_at from formal_notice;

drop table formal_notice;
