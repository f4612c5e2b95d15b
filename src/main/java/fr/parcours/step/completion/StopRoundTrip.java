package fr.parcours.step.completion;

import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Kind;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.step.Variables.CompletionOutcome;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Mettre fin aux allers-retours »: a rule's request ends in a refusal with the arbiter's reason, a person's just ends. */
@Component("stopRoundTrip")
class StopRoundTrip implements JavaDelegate {
    private final EndRoundTrip end;
    private final Dossiers dossiers;

    StopRoundTrip(EndRoundTrip end, Dossiers dossiers) {
        this.end = end;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var trip = end.of(execution);
        var reason = reason(trip);
        if (trip.kind() == Kind.RULE) {
            dossiers.refusedBecause(trip.dossier(), reason);
        }
        end.as(
                execution,
                Outcome.STOPPED,
                CompletionOutcome.REFUSED,
                "le pilotage met fin aux allers-retours",
                "Le pilotage a arrêté votre question, pour ce motif : %s%n%nVotre tâche peut reprendre."
                        .formatted(reason));
    }

    private static String reason(RoundTrip trip) {
        return Optional.ofNullable(trip.arbitrationReason())
                .orElse("Les demandes de complément répétées n'ont pas permis de compléter la demande.");
    }
}
