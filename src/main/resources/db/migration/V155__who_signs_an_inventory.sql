-- V155__who_signs_an_inventory.sql · the person who signs for the occupant. Owner: register.inventory.Inventories.
alter table inventory add column countersigned_as varchar(200);                -- name and quality; null: as the account is called
