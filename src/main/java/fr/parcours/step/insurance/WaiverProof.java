package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.insurance.Waivers;
import org.springframework.stereotype.Component;

/** What the owner's insurer has agreed to, as the waiver says it, proves that coverage where it is due (D7, row 9). */
@Component
class WaiverProof {
    private final Waivers waivers;
    private final Coverages coverages;

    WaiverProof(Waivers waivers, Coverages coverages) {
        this.waivers = waivers;
        this.coverages = coverages;
    }

    void renew(DossierNumber dossier) {
        var isDue = coverages.of(dossier).stream()
                .anyMatch(coverage -> coverage.kind() == Kind.ACCORD_ASSUREUR_PROPRIETAIRE);
        waivers.find(dossier)
                .filter(waiver -> isDue)
                .ifPresent(waiver -> coverages.validate(
                        dossier,
                        Kind.ACCORD_ASSUREUR_PROPRIETAIRE,
                        new Brought(waiver.reference(), waiver.agreedOn(), waiver.agreedOn(), null, null),
                        waiver.by()));
    }
}
