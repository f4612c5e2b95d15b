package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Reporter le terme »: the amendment is signed, so the occupation ends later. */
@Component("applyExtension")
class ApplyExtension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final Certificates certificates;
    private final Course course;
    private final Letters letters;

    ApplyExtension(
            Dossiers dossiers, Extensions extensions, Certificates certificates, Course course, Letters letters) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.certificates = certificates;
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
        letters.toOccupant(dossier, "extended-" + newEnd, "l'occupation est prolongée", """
                        Bonjour,

                        L'avenant est signé : votre occupation se poursuit jusqu'au %s inclus.%s""".formatted(
                        French.day(newEnd), nextCertificate(dossier, newEnd)));
    }

    /** A certificate that ends before the new term stays accepted until then; the next is asked for thirty days before (D8, row 10). */
    private String nextCertificate(Dossier dossier, LocalDate newEnd) {
        return certificates
                .inForce(dossier.number())
                .map(one -> one.content().coverageEnd())
                .filter(end -> end.isBefore(newEnd))
                .map(end -> """


                        Votre attestation d'assurance vaut jusqu'au %s : la suivante vous sera demandée trente jours avant, sans attendre si ce jour est déjà passé. Prévenez dès maintenant votre assureur.""".formatted(French.day(end)))
                .orElse("");
    }
}
