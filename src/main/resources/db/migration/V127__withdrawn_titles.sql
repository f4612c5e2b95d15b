-- V127__withdrawn_titles.sql · what an end before the term owes to the occupant: his observations heard first, and an
-- indemnity where his title promises one, told in the final statement. Owners: register.occupancy.Endings and
-- register.closing.Settlements.
alter table ending add hearing varchar(2000);                               -- how he could say what he thinks of it; null: it did not wait
alter table ending add indemnity varchar(30);                               -- as table ending gives it
alter table settlement add indemnity numeric(14, 2) default 0 not null check (indemnity >= 0);
alter table settlement add indemnity_reason varchar(1000);
