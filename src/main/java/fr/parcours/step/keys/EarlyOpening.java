package fr.parcours.step.keys;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The keys of a service may leave before its period starts: whoever gives and whoever gets them is told. For somebody from
 * outside they wait for it ({@link fr.parcours.register.keys.Gate}).
 */
@Component
class EarlyOpening {
    private final Coverages coverages;
    private final Clock clock;

    EarlyOpening(Coverages coverages, Clock clock) {
        this.coverages = coverages;
        this.clock = clock;
    }

    /** A French sentence; empty once the period has started. */
    Optional<String> told(Dossier dossier) {
        var today = LocalDate.now(clock);
        var start = dossier.request().requestedStart();
        if (!today.isBefore(start) || dossier.request().isExternal()) {
            return Optional.empty();
        }
        var notYetInsured = coverages.beginsAfter(dossier.number(), today)
                ? " L'assurance déclarée ne court pas encore : voyez l'unité assurances avant toute entrée."
                : "";
        return Optional.of(
                "L'espace ouvre avant le début de la période, fixé au %s : c'est permis, et l'occupation court dès la remise des clés.%s"
                        .formatted(French.day(start), notYetInsured));
    }
}
