package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Notices;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Mailboxes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Notifier la note »: an internal note is executory at its notification, which is queued here. */
@Component("notifyNote")
class NotifyNote implements JavaDelegate {
    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Notices notices;
    private final Mailboxes mailboxes;

    NotifyNote(Dossiers dossiers, Agreements agreements, Notices notices, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.notices = notices;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        agreements.makeExecutory(number);
        dossiers.moveTo(number, DossierState.SIGNE);
        var note = agreements.get(number);
        mailboxes.of(dossier.requesterLogin())
                .forEach(mail -> notices.post(
                        mail,
                        "%s – la note d'affectation est signée".formatted(number),
                        """
                        Bonjour,

                        La note d'affectation interne n° %s (version %d) est signée. Elle vous est notifiée par ce message et vaut titre pour votre service.

                        Prochaine étape : l'état des lieux d'entrée et la remise des clés, sur rendez-vous avec le service du patrimoine."""
                                .formatted(note.number(), note.version()),
                        number,
                        "note-%s-%d".formatted(number, note.version())));
    }
}
