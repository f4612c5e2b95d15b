-- V161__waivers_are_withdrawn.sql · a waiver that was granted by mistake is withdrawn by a version that grants nothing.
-- Owner: register.insurance.Waivers.
alter table insurance_waiver alter column reference drop not null;
alter table insurance_waiver alter column agreed_on drop not null;          -- with the reference null: nothing is granted
alter table insurance_waiver add constraint insurance_waiver_whole check ((reference is null) = (agreed_on is null));
