package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.CompletionOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Constater l'absence de réponse »: the delay has run out. */
@Component("recordNoAnswer")
class RecordNoAnswer implements JavaDelegate {
    private final RoundTrips trips;
    private final TellAsker asker;

    RecordNoAnswer(RoundTrips trips, TellAsker asker) {
        this.trips = trips;
        this.asker = asker;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = Variables.ROUND_TRIP_ID.from(execution);
        trips.close(id, Outcome.EXPIRED);
        asker.tell(
                trips.get(id),
                "votre question est restée sans réponse",
                "Le délai de réponse est écoulé. Votre tâche peut reprendre avec ce que le dossier contient, ou poser de nouveau la question.");
        Variables.COMPLETION_OUTCOME.write(execution, CompletionOutcome.EXPIRED);
    }
}
