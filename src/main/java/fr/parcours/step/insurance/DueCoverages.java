package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import org.springframework.stereotype.Component;

/** What table {@code requiredCoverages} has asked for: where the roads of insurance part. */
@Component
@NamedInModels
public class DueCoverages {
    private final Coverages coverages;

    DueCoverages(Coverages coverages) {
        this.coverages = coverages;
    }

    /** @param kind as the table calls it */
    public boolean include(String number, String kind) {
        return coverages.of(new DossierNumber(number)).stream()
                .anyMatch(coverage -> coverage.kind() == Kind.valueOf(kind));
    }
}
