package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Days;
import fr.parcours.step.Letters;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Clore le dossier »: nothing is left open, the days to come are free again, and how long its papers are kept is
 * written down.
 */
@Component("closeDossier")
class CloseDossier implements JavaDelegate {
    private final Dossiers dossiers;
    private final Days days;
    private final RoundTrips trips;
    private final Archives archives;
    private final Letters letters;
    private final Clock clock;

    CloseDossier(Dossiers dossiers, Days days, RoundTrips trips, Archives archives, Letters letters, Clock clock) {
        this.dossiers = dossiers;
        this.days = days;
        this.trips = trips;
        this.archives = archives;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        days.releaseAfter(dossier.number(), LocalDate.now(clock));
        trips.closeAll(dossier.number(), Outcome.WITHDRAWN);
        archives.plan(dossier.number(), dossier.lastDay());
        dossiers.moveTo(dossier.number(), DossierState.CLOS);
        letters.toOccupant(dossier, "closed", "l'occupation est close", """
                Bonjour,

                L'état des lieux de sortie est signé et les clés sont reprises : votre dossier est clos. Merci d'avoir fait vivre cet espace.""");
    }
}
