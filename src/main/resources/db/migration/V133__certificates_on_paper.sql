-- V133__certificates_on_paper.sql · a certificate is given with its document: as a file, or on paper that the house keeps at this
-- place. Owner: register.insurance.Certificates.
alter table insurance_certificate add column paper_place varchar(200);
