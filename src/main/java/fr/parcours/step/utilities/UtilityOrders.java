package fr.parcours.step.utilities;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction.Trade;
import org.springframework.stereotype.Component;

/** What the process asks before it lets anybody order. */
@Component
@NamedInModels
public class UtilityOrders {
    private final Dossiers dossiers;
    private final Utilities utilities;
    private final Agreements agreements;

    UtilityOrders(Dossiers dossiers, Utilities utilities, Agreements agreements) {
        this.dossiers = dossiers;
        this.utilities = utilities;
        this.agreements = agreements;
    }

    /** Is there anything to order? @param trade {@code FLUIDS} or {@code NETWORK} */
    public boolean areDue(String number, String trade) {
        return !utilities
                .toOrder(new DossierNumber(number), Trade.valueOf(trade))
                .isEmpty();
    }

    /**
     * Nothing is engaged before (domain.md, P14). Nobody notifies the title meanwhile: whoever does next finds what waits for
     * it.
     */
    public boolean titleIsExecutory(String number) {
        return agreements
                .latest(dossiers.lock(new DossierNumber(number)).number())
                .filter(Agreement::isInForce)
                .isPresent();
    }
}
