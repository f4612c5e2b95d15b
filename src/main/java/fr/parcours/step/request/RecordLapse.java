package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Notices;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Days;
import fr.parcours.step.Mailboxes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Constater la caducité »: the option has expired, or the requester has not answered in time. */
@Component("recordLapse")
class RecordLapse implements JavaDelegate {
    private final Dossiers dossiers;
    private final Days days;
    private final Notices notices;
    private final Mailboxes mailboxes;

    RecordLapse(Dossiers dossiers, Days days, Notices notices, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.days = days;
        this.notices = notices;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        var reason = dossier.holdExpiresAt() != null
                ? "L'option sur l'espace a expiré avant que la visite ait conclu."
                : "La demande de complément est restée sans réponse dans le délai.";
        days.release(number);
        dossiers.holdExpires(number, null);
        dossiers.abandonedBecause(number, reason);
        dossiers.moveTo(number, DossierState.ABANDONNE);
        mailboxes.of(dossier.requesterLogin())
                .forEach(mail -> notices.post(
                        mail,
                        "%s – votre demande est classée".formatted(number),
                        """
                        Bonjour,

                        Votre demande d'occupation %s est classée sans suite. %s

                        L'espace est de nouveau proposé. Vous pouvez déposer une nouvelle demande quand vous le souhaitez."""
                                .formatted(number, reason),
                        number,
                        "lapsed-" + number));
    }
}
