package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Suppliers;
import fr.parcours.step.Visitors;
import org.springframework.stereotype.Component;

/**
 * Tells those who engaged somebody for an occupation that it does not come about (domain.md 2.3, compensation): the visit
 * is called off, orders are cancelled, the insurer hears that the space stays vacant. A decision's number that nobody signed is free.
 */
@Component
class StandDown {
    private final Acts acts;
    private final Utilities utilities;
    private final Coverages coverages;
    private final Visitors visitors;
    private final Suppliers suppliers;
    private final Letters letters;
    private final Mailboxes mailboxes;

    StandDown(
            Acts acts,
            Utilities utilities,
            Coverages coverages,
            Visitors visitors,
            Suppliers suppliers,
            Letters letters,
            Mailboxes mailboxes) {
        this.acts = acts;
        this.utilities = utilities;
        this.coverages = coverages;
        this.visitors = visitors;
        this.suppliers = suppliers;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    void from(Dossier dossier) {
        acts.release(dossier.number());
        visitors.callOff(dossier);
        suppliers.callOff(dossier, utilities.cancel(dossier.number()), "L'occupation n'aura pas lieu, ou s'arrête.");
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
}
