-- V131__mirrored_clause_once.sql · that a policy mirrors the owner's waiver is one of the guarantees of its certificate, and
-- stands there alone. Owner: register.insurance.Certificates.
alter table insurance_certificate drop column reciprocal_clause;
