-- V145__variable_part_and_untouched_fee.sql · the variable part of the fee beside the charges, no longer among them, and the
-- fee that was paid for a time of which no day is owed: it goes back whole. Owner: register.closing.Settlements. What was
-- stated before keeps its variable part among its charges, as it was signed.
alter table settlement add turnover numeric(14, 2) default 0 not null check (turnover >= 0);
alter table settlement add turnover_percent numeric(5, 2) default 0 not null check (turnover_percent >= 0);
alter table settlement add fee_paid numeric(14, 2) default 0 not null check (fee_paid >= 0);
