package fr.parcours.step.insurance;

import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import org.springframework.stereotype.Component;

/** A certificate that is accepted proves the coverages that it names, until it ends. */
@Component
class Acceptance {
    private final Coverages coverages;

    Acceptance(Coverages coverages) {
        this.coverages = coverages;
    }

    void of(Certificate certificate, String by) {
        var given = certificate.content();
        var proof =
                new Brought(given.policyNumber(), given.issueDate(), given.coverageStart(), given.coverageEnd(), null);
        coverages.of(certificate.dossier()).stream()
                .map(Coverage::kind)
                .filter(kind -> given.guarantee(kind).isPresent())
                .forEach(kind -> coverages.validate(certificate.dossier(), kind, proof, by));
    }
}
