package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Item;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.Variables.CompletionOutcome;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Clore l'aller-retour »: the answer is there. */
@Component("closeRoundTrip")
class CloseRoundTrip implements JavaDelegate {
    private final EndRoundTrip end;
    private final RoundTrips trips;

    CloseRoundTrip(EndRoundTrip end, RoundTrips trips) {
        this.end = end;
        this.trips = trips;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.as(
                execution,
                Outcome.ANSWERED,
                CompletionOutcome.ANSWERED,
                "la réponse à votre question est arrivée",
                "La réponse est dans le dossier : votre tâche peut reprendre." + corrected(end.of(execution)));
    }

    private String corrected(RoundTrip trip) {
        return trips.items(trip).stream()
                .filter(Item::isCorrected)
                .map(item -> "\n– %s, corrigé : %s → %s".formatted(item.label(), item.before(), item.after()))
                .collect(Collectors.joining());
    }
}
