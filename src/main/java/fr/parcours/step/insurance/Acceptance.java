package fr.parcours.step.insurance;

import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Kind;
import org.springframework.stereotype.Component;

/** A certificate that is accepted proves the coverages that it names, until it ends, and mends a cover that had run out. */
@Component
class Acceptance {
    private final Coverages coverages;
    private final Breaches breaches;

    Acceptance(Coverages coverages, Breaches breaches) {
        this.coverages = coverages;
        this.breaches = breaches;
    }

    void of(Certificate certificate, String by) {
        var given = certificate.content();
        var proof =
                new Brought(given.policyNumber(), given.issueDate(), given.coverageStart(), given.coverageEnd(), null);
        coverages.of(certificate.dossier()).stream()
                .map(Coverage::kind)
                .filter(kind -> given.guarantee(kind).isPresent())
                .forEach(kind -> coverages.validate(certificate.dossier(), kind, proof, by));
        breaches.underWay(certificate.dossier(), Kind.COVER)
                .ifPresent(breach ->
                        breaches.check(breach.id(), true, "Une attestation d'assurance en cours est acceptée.", by));
    }
}
