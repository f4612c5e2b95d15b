package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import org.springframework.stereotype.Component;

/** What parts the roads of a convention. */
@Component
@NamedInModels
public class ConventionRoad {
    private final Amounts amounts;
    private final Qualifications qualifications;

    ConventionRoad(Amounts amounts, Qualifications qualifications) {
        this.amounts = amounts;
        this.qualifications = qualifications;
    }

    /** Is there a sum that finance has not set yet, or set before the grid gave another one? */
    public boolean feeIsDue(String number) {
        return amounts.of(new DossierNumber(number)).isToSet();
    }

    /** Does the owner's council deliberate first (table {@code ownerDeliberationRequired})? */
    public boolean ownerDeliberates(String number) {
        return qualifications
                .find(new DossierNumber(number))
                .map(Qualification::ownerDeliberationRequired)
                .orElse(false);
    }
}
