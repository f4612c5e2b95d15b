-- The harvest, or the end of the farming year, that the notice on farmed land runs to (C. urb. L221-2). Owned by register Endings.
alter table ending add column crop_end date;
