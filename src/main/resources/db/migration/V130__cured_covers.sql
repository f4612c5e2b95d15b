-- V130__cured_covers.sql · formal notices that V121 brought over without what became of them: all are over but the newest of a
-- dossier, and that one too where a certificate was accepted or the suspension lifted since. Owner: register.occupancy.Breaches.
update breach set cured = true, finding = 'Close : une mise en demeure plus récente la remplace, ou une attestation a été acceptée depuis.',
                  checked_by = 'parcours', checked_at = sent_at
 where kind = 'COVER' and cured is null
   and (exists (select 1 from breach later
                 where later.dossier = breach.dossier and later.kind = 'COVER' and later.sent_at > breach.sent_at)
        or exists (select 1 from suspension where suspension.dossier = breach.dossier and suspension.lifted_at > breach.sent_at)
        or exists (select 1 from insurance_certificate
                    where insurance_certificate.dossier = breach.dossier and insurance_certificate.check_status in ('ACCEPTE', 'ACCEPTE_AVEC_ECHEANCE')
                      and insurance_certificate.checked_at > breach.sent_at));
