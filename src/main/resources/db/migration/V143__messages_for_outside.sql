-- V143__messages_for_outside.sql · whoever wrote « avec le demandeur » before the door showed it wrote to the house.
-- Owner: register.message.Messages.
alter table message add column for_outside boolean default false not null; -- an occupant from outside reads it by his link
update message set for_outside = true where written_by like 'porte:%';      -- he wrote it there himself
