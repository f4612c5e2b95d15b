-- V059__visit_held_on.sql · the day on which a visit was held, be it another than the appointment's. Owner: register.visit.Visits.
alter table visit add held_on date;                                         -- null: reported before this was asked
