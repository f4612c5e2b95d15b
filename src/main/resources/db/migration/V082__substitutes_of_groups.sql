-- V082__substitutes_of_groups.sql · one substitution is named at a time; a signature is delegated by a published act, never for a group. Owner: register.substitute.Substitutes.
create table substitution_turn (
  id    int    not null primary key check (id = 1),
  taken bigint not null                                    -- its row is locked by whoever names
);
insert into substitution_turn (id, taken) values (1, 0);

update substitution set ended_by = 'parcours', ended_at = current_timestamp, current_holder = null
 where current_holder in ('grp-signature-dga', 'grp-signature-dgs', 'grp-signature-elu');
