package fr.parcours.step;

import fr.parcours.Groups;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.utilities.UtilityAction;
import fr.parcours.register.utilities.UtilityAction.Trade;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who would still come for an order that has lost its reason: the trade that placed it is asked to call it off. */
@Component
public class Suppliers {
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Clock clock;

    Suppliers(Letters letters, Mailboxes mailboxes, Clock clock) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** One letter for each trade; none without an order. @param why French, a sentence */
    public void callOff(Dossier dossier, List<UtilityAction> orders, String why) {
        orders.stream()
                .collect(Collectors.groupingBy(UtilityAction::trade))
                .forEach((trade, itsOrders) -> callOff(dossier, trade, itsOrders, why));
    }

    private void callOff(Dossier dossier, Trade trade, List<UtilityAction> orders, String why) {
        letters.send(
                mailboxes.of(trade == Trade.FLUIDS ? Groups.TECHNIQUE : Groups.NUMERIQUE, dossier.service()),
                dossier.number(),
                "orders-off-%s-%s".formatted(trade, clock.instant()),
                "commandes à annuler",
                """
                        Bonjour,

                        %s Annulez ces commandes auprès des fournisseurs :
                        %s""".formatted(
                                why,
                                orders.stream()
                                        .map(order -> "– %s (%s)".formatted(order.title(), order.reference()))
                                        .collect(Collectors.joining("\n"))));
    }
}
