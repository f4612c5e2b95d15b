package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Reporter le terme »: the amendment is signed, so the occupation ends later. */
@Component("applyExtension")
class ApplyExtension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final Course course;
    private final Letters letters;

    ApplyExtension(Dossiers dossiers, Extensions extensions, Course course, Letters letters) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.course = course;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.lock(new DossierNumber(execution.getProcessBusinessKey()));
        extensions
                .underWay(dossier.number())
                .filter(extension -> extension.oldEnd().equals(dossier.lastDay())) // the end has not moved since
                .ifPresent(extension -> apply(dossier, extension));
    }

    private void apply(Dossier dossier, Extension extension) {
        var newEnd = extension.newEnd();
        extensions.end(extension.id());
        dossiers.occupiedUntil(dossier.number(), newEnd);
        course.wake(dossier.number(), "endMoved");
        letters.toOccupant(
                dossier, "extended-" + newEnd, "l'occupation est prolongée", """
                        Bonjour,

                        L'avenant est signé : votre occupation se poursuit jusqu'au %s inclus.""".formatted(French.day(newEnd)));
    }
}
