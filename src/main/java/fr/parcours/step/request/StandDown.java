package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction;
import fr.parcours.register.utilities.UtilityAction.Trade;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Visitors;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells those who engaged somebody for an occupation that it does not come about (domain.md 2.3, compensation): the visit
 * is called off, orders are cancelled, the insurer hears that the space stays vacant.
 */
@Component
class StandDown {
    private final Utilities utilities;
    private final Coverages coverages;
    private final Visitors visitors;
    private final Letters letters;
    private final Mailboxes mailboxes;

    StandDown(Utilities utilities, Coverages coverages, Visitors visitors, Letters letters, Mailboxes mailboxes) {
        this.utilities = utilities;
        this.coverages = coverages;
        this.visitors = visitors;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    void from(Dossier dossier) {
        visitors.callOff(dossier);
        utilities.cancel(dossier.number()).stream()
                .collect(Collectors.groupingBy(UtilityAction::trade))
                .forEach((trade, orders) -> cancelled(dossier, trade, orders));
        coverages
                .proof(dossier.number(), Kind.DECLARATION_ASSUREUR_MEL)
                .ifPresent(declared -> letters.send(
                        mailboxes.of(Groups.ASSURANCES, dossier.service()),
                        dossier.number(),
                        "insurance-stand-down",
                        "occupation abandonnée, assureur à informer",
                        """
                                Bonjour,

                                L'occupation déclarée sous la référence %s n'aura pas lieu, ou s'arrête. Informez-en l'assureur : l'espace redevient vacant.""".formatted(declared.reference())));
    }

    private void cancelled(Dossier dossier, Trade trade, List<UtilityAction> orders) {
        letters.send(
                mailboxes.of(trade == Trade.FLUIDS ? Groups.TECHNIQUE : Groups.NUMERIQUE, dossier.service()),
                dossier.number(),
                "orders-stand-down-" + trade,
                "commandes à annuler",
                """
                        Bonjour,

                        L'occupation n'aura pas lieu, ou s'arrête. Annulez ces commandes auprès des fournisseurs :
                        %s""".formatted(orders.stream()
                        .map(order -> "– %s (%s)".formatted(order.title(), order.reference()))
                        .collect(Collectors.joining("\n"))));
    }
}
