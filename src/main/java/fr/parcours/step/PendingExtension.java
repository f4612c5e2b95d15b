package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Days;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** An extension that is asked for and not in force yet, and what becomes of it when the occupation ends without it. */
@Component
public class PendingExtension {
    private final Extensions extensions;
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Days days;
    private final Course course;
    private final Letters letters;
    private final RoundTrips trips;

    PendingExtension(
            Extensions extensions,
            Dossiers dossiers,
            Qualifications qualifications,
            Days days,
            Course course,
            Letters letters,
            RoundTrips trips) {
        this.extensions = extensions;
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.days = days;
        this.course = course;
        this.letters = letters;
        this.trips = trips;
    }

    /** Nothing comes of it: days, dates and qualification are as before, its tasks go, the requester is told. Without one nothing happens. */
    public void close(DossierNumber number) {
        tooLate(number);
        course.wake(number, "extensionClosed");
    }

    /** As {@link #close}, at the term: the occupation has ended, and its tasks with it. */
    public void tooLate(DossierNumber number) {
        extensions.underWay(number).ifPresent(extension -> end(dossiers.get(number), extension));
    }

    /** Days, dates and qualification are as before, and nobody is told: for who tells it himself. Without one nothing happens. */
    public void undo(DossierNumber number) {
        extensions.underWay(number).ifPresent(extension -> undo(dossiers.get(number), extension));
    }

    private void undo(Dossier dossier, Extension extension) {
        extensions.end(extension.id());
        trips.withdrawRemarks(dossier.number());
        if (Boolean.TRUE.equals(extension.agreed())) { // it had taken its days, and the amendment is not signed
            var request = dossier.request();
            dossiers.correct(dossier.number(), request.during(request.requestedStart(), extension.oldEnd()));
            days.releaseAfter(dossier.number(), extension.oldEnd());
            qualifications.setAside(dossier.number(), Objects.requireNonNull(extension.decidedAt()));
        }
    }

    private void end(Dossier dossier, Extension extension) {
        var number = dossier.number();
        undo(dossier, extension);
        letters.toOccupant(
                dossier, "extension-closed-" + extension.id(), "la prolongation est sans objet", """
                        Bonjour,

                        La prolongation demandée jusqu'au %s n'a pas pris effet : l'occupation prend fin le %s inclus.""".formatted(
                                French.day(extension.newEnd()), French.day(dossier.lastDay())));
    }
}
