package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Notices;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.space.Days;
import fr.parcours.step.Mailboxes;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Notifier le refus motivé »: reasons and the way to arbitration. An internal measure is open to no appeal before a
 * court, so the note names none (domain.md, 7.3c).
 */
@Component("notifyRefusal")
class NotifyRefusal implements JavaDelegate {
    private final Dossiers dossiers;
    private final Days days;
    private final Findings findings;
    private final Notices notices;
    private final Mailboxes mailboxes;

    NotifyRefusal(Dossiers dossiers, Days days, Findings findings, Notices notices, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.days = days;
        this.findings = findings;
        this.notices = notices;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        days.release(number);
        dossiers.holdExpires(number, null);
        dossiers.moveTo(number, DossierState.REFUSE);
        var reason = Optional.ofNullable(dossier.refusalReason()).orElseGet(() -> findings.text(number));
        mailboxes.of(dossier.requesterLogin())
                .forEach(mail -> notices.post(
                        mail, "%s – votre demande est refusée".formatted(number), note(number, reason), number, "refused-" + number));
    }

    private static String note(DossierNumber number, String reason) {
        return """
                Bonjour,

                Votre demande d'occupation %s ne peut pas être accueillie, pour les motifs suivants :

                %s

                Si vous souhaitez que cette décision soit revue, votre direction peut saisir le directeur général adjoint chargé du patrimoine, puis le directeur général des services, qui arbitrent.

                Vous pouvez aussi déposer une nouvelle demande pour un autre espace ou une autre période."""
                .formatted(number, reason);
    }
}
