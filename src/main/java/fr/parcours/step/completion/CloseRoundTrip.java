package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.CompletionOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Clore l'aller-retour »: the answer is there. */
@Component("closeRoundTrip")
class CloseRoundTrip implements JavaDelegate {
    private final RoundTrips trips;
    private final TellAsker asker;

    CloseRoundTrip(RoundTrips trips, TellAsker asker) {
        this.trips = trips;
        this.asker = asker;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = Variables.ROUND_TRIP_ID.from(execution);
        trips.close(id, Outcome.ANSWERED);
        asker.tell(
                trips.get(id),
                "la réponse à votre question est arrivée",
                "La réponse est dans le dossier : votre tâche peut reprendre.");
        Variables.COMPLETION_OUTCOME.write(execution, CompletionOutcome.ANSWERED);
    }
}
