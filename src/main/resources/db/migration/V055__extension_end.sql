-- V055__extension_end.sql · when nothing is to come of an extension any more. Owner: register.occupancy.Extensions.
alter table extension add ended_at timestamp with time zone;                -- refused, in force or closed; null: under way
update extension set ended_at = decided_at
 where agreed = false
    or exists (select 1 from dossier where dossier.number = extension.dossier
                                       and dossier.occupation_end >= extension.new_end);
