package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.Round;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mornings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Each morning, looks at the covers that end before the occupation does: thirty days before, the next certificate is asked
 * for; fifteen and seven days before, the occupant is reminded of it (domain.md, 2.3). One that is over before the keys are
 * handed over is asked for again: the gate lets nobody in without it.
 */
@Component
class WatchCover implements Round {
    private static final int RENEW_BEFORE = 30;
    private static final List<Integer> REMIND_BEFORE = List.of(7, 15);

    private final Dossiers dossiers;
    private final Certificates certificates;
    private final Course course;
    private final Letters letters;
    private final Mornings mornings;
    private final Clock clock;

    WatchCover(
            Dossiers dossiers,
            Certificates certificates,
            Course course,
            Letters letters,
            Mornings mornings,
            Clock clock) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.course = course;
        this.letters = letters;
        this.mornings = mornings;
        this.clock = clock;
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return mornings.after(moment);
    }

    @Override
    public void make() {
        var today = LocalDate.now(clock);
        mornings.each(
                certificates.endingUntil(today.plusDays(RENEW_BEFORE)),
                Function.identity(),
                number -> look(number, today));
    }

    private void look(DossierNumber number, LocalDate today) {
        var dossier = dossiers.lock(number); // another node makes the same round
        var inForce = certificates.inForce(number);
        if (dossier.state() == DossierState.OUVERT) {
            inForce.filter(one -> one.content().coverageEnd().isBefore(dossier.lastDay()))
                    .ifPresent(one -> renew(dossier, one, today));
        } else if (dossier.state().takesNewFacts()) {
            inForce.filter(one -> one.content().coverageEnd().isBefore(today))
                    .ifPresent(one -> course.wake(number, "change"));
        }
    }

    private void renew(Dossier dossier, Certificate ending, LocalDate today) {
        if (!certificates.isRenewalAwaited(dossier.number())) {
            course.wake(dossier.number(), "coverExpires");
            return;
        }
        var left = ChronoUnit.DAYS.between(today, ending.content().coverageEnd());
        REMIND_BEFORE.stream()
                .filter(days -> left >= 0 && left <= days)
                .findFirst()
                .ifPresent(days -> remind(dossier, ending, days));
    }

    private void remind(Dossier dossier, Certificate ending, int days) {
        letters.toOccupant(
                dossier,
                "cover-ends-%s-%d".formatted(ending.id(), days),
                "votre assurance arrive à échéance",
                """
                        Bonjour,

                        La garantie de l'attestation acceptée prend fin le %s, et la suivante n'est pas acceptée à ce jour.

                        Sans elle, vous êtes mis en demeure, puis l'occupation est suspendue : fournissez-la sans attendre.""".formatted(French.day(ending.content().coverageEnd())));
    }
}
