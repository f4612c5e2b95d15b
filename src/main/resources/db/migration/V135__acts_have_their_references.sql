-- What an act cites, given before anybody signs it. Owned by register Acts.
alter table convention_act add column delegation varchar(120);
alter table convention_act add column signature_order varchar(120);
alter table convention_act add column operator_contract varchar(120);
