package fr.parcours.step.agreement;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Notifier la convention »: transmitted, and notified by the letter that is queued here, it is executory. */
@Component("notifyConvention")
class NotifyConvention implements JavaDelegate {
    private static final String NEXT =
            "Prochaine étape : l'état des lieux d'entrée et la remise des clés, sur rendez-vous avec le service du patrimoine. Aucune entrée dans les lieux avant.";
    private static final String AMENDED =
            "Il remplace la version précédente : l'occupation continue à ces conditions, sans autre démarche.";

    private final Dossiers dossiers;
    private final Agreements agreements;
    private final ConventionAtHand atHand;
    private final Amounts amounts;
    private final Letters letters;
    private final Course course;

    NotifyConvention(
            Dossiers dossiers,
            Agreements agreements,
            ConventionAtHand atHand,
            Amounts amounts,
            Letters letters,
            Course course) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.atHand = atHand;
        this.amounts = amounts;
        this.letters = letters;
        this.course = course;
    }

    /** @throws Conflict for an act that the prefecture has not received though it must */
    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.lock(new DossierNumber(execution.getProcessBusinessKey())); // no order misses it
        var number = dossier.number();
        var agreement = atHand.agreement(number);
        if (!atHand.act(agreement).isTransmitted()) {
            throw new Conflict(
                    "L'acte n'est pas transmis au contrôle de légalité : la convention n'est pas exécutoire.");
        }
        agreements.makeExecutory(number);
        var isAmendment = dossier.state() == DossierState.OUVERT;
        if (!isAmendment) { // an amendment changes no state
            dossiers.moveTo(number, DossierState.SIGNE);
        }
        letters.toOccupant(
                dossier, "convention-" + agreement.version(), "le titre d'occupation est signé", """
                        Bonjour,

                        Votre titre d'occupation (%s n° %s, version %d) est signé par les deux parties et exécutoire. Il vous est notifié par ce message.

                        %s%s""".formatted(
                                TitleLabels.of(agreement.legalTitle()),
                                agreement.number(),
                                agreement.version(),
                                isAmendment ? "" : toPay(agreement),
                                isAmendment ? AMENDED : NEXT));
        course.wake(number, "titleExecutory"); // what was prepared may be ordered now
    }

    /** The first day, and what the occupant has to pay until then; nothing is asked of him for an incoming title. */
    private String toPay(Agreement agreement) {
        var first = "Premier jour de l'occupation : %s.".formatted(French.day(agreement.startDate()));
        var due = amounts.of(agreement.dossier());
        var sums = due.isPaidByOccupant()
                ? Stream.of(
                                due.deposit().signum() == 0
                                        ? null
                                        : "– avant la remise des clés, le dépôt de garantie : %s €"
                                                .formatted(French.amount(due.deposit())),
                                "– %s : %s € par an%s, payable %s%s"
                                        .formatted(
                                                due.name(),
                                                French.amount(due.year()),
                                                due.share(),
                                                due.payment(),
                                                due.isPaidAtOnce()
                                                        ? ", soit %s €".formatted(French.amount(due.whole()))
                                                        : ""))
                        .filter(Objects::nonNull)
                        .collect(
                                Collectors.joining("\n", "\nÀ payer, à réception de l'avis des sommes à payer :\n", ""))
                : "";
        return "%s%s\n\n".formatted(first, sums);
    }
}
