-- V165__selections_keep_their_criteria.sql · by what candidates are told apart, and whether a letter may name the one chosen. Owner: register.legal.Publicities.
alter table publicity add column criteria varchar(2000);                      -- as the notice tells them; null: it calls for no candidates
alter table declared_interest add column natural_person boolean default true not null; -- who declared before was not asked: no letter names him
