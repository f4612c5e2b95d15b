package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Reporter le terme »: the amendment is signed, so the occupation ends later. */
@Component("applyExtension")
class ApplyExtension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Course course;
    private final Letters letters;

    ApplyExtension(Dossiers dossiers, Course course, Letters letters) {
        this.dossiers = dossiers;
        this.course = course;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var newEnd = dossier.request().requestedEnd();
        dossiers.occupiedUntil(dossier.number(), newEnd);
        course.wake(dossier.number(), "endMoved");
        letters.toRequester(
                dossier, "extended-" + newEnd, "l'occupation est prolongée", """
                        Bonjour,

                        L'avenant est signé : votre occupation se poursuit jusqu'au %s inclus.""".formatted(French.day(newEnd)));
    }
}
