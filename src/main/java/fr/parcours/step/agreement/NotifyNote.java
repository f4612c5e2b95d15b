package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Notifier la note »: an internal note is executory at its notification, which is queued here. */
@Component("notifyNote")
class NotifyNote implements JavaDelegate {
    private static final String NEXT =
            "Prochaine étape : l'état des lieux d'entrée et la remise des clés, sur rendez-vous avec le service du patrimoine.";
    private static final String AMENDED =
            "Elle remplace la version précédente : l'occupation continue à ces conditions, sans autre démarche.";

    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Letters letters;
    private final Course course;

    NotifyNote(Dossiers dossiers, Agreements agreements, Letters letters, Course course) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.letters = letters;
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.lock(new DossierNumber(execution.getProcessBusinessKey())); // no order misses it
        var number = dossier.number();
        agreements.makeExecutory(number);
        var isAmendment = dossier.state() == DossierState.OUVERT;
        if (!isAmendment) { // an amendment changes no state
            dossiers.moveTo(number, DossierState.SIGNE);
        }
        var note = agreements.get(number);
        letters.toRequester(dossier, "note-" + note.version(), "la note d'affectation est signée", """
                        Bonjour,

                        La note d'affectation interne n° %s (version %d) est signée. Elle vous est notifiée par ce message et vaut titre pour votre service.

                        %s""".formatted(
                        note.number(), note.version(), isAmendment ? AMENDED : NEXT));
        course.wake(number, "titleExecutory"); // what was prepared may be ordered now
    }
}
