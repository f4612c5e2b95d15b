package fr.parcours.step.utilities;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction.Trade;
import org.springframework.stereotype.Component;

/** What the process asks before it lets anybody order. */
@Component
@NamedInModels
public class UtilityOrders {
    private final Utilities utilities;
    private final Agreements agreements;

    UtilityOrders(Utilities utilities, Agreements agreements) {
        this.utilities = utilities;
        this.agreements = agreements;
    }

    /** Is there anything to order? @param trade {@code FLUIDS} or {@code NETWORK} */
    public boolean areDue(String number, String trade) {
        return !utilities
                .toOrder(new DossierNumber(number), Trade.valueOf(trade))
                .isEmpty();
    }

    /** Nothing is engaged before (domain.md, P14). */
    public boolean titleIsExecutory(String number) {
        return agreements
                .latest(new DossierNumber(number))
                .filter(Agreement::isInForce)
                .isPresent();
    }
}
