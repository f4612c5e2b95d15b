package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.step.Variables.CompletionOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Clore l'aller-retour »: the answer is there. */
@Component("closeRoundTrip")
class CloseRoundTrip implements JavaDelegate {
    private final EndRoundTrip end;

    CloseRoundTrip(EndRoundTrip end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.as(
                execution,
                Outcome.ANSWERED,
                CompletionOutcome.ANSWERED,
                "la réponse à votre question est arrivée",
                "La réponse est dans le dossier : votre tâche peut reprendre.");
    }
}
