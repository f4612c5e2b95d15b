package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.step.Variables.CompletionOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Constater l'absence de réponse »: the delay has run out. */
@Component("recordNoAnswer")
class RecordNoAnswer implements JavaDelegate {
    private final EndRoundTrip end;

    RecordNoAnswer(EndRoundTrip end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.as(
                execution,
                Outcome.EXPIRED,
                CompletionOutcome.EXPIRED,
                "votre question est restée sans réponse",
                "Le délai de réponse est écoulé. Votre tâche peut reprendre avec ce que le dossier contient, ou poser de nouveau la question.");
    }
}
