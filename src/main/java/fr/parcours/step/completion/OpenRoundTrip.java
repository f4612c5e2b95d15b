package fr.parcours.step.completion;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.Deadlines;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.RoundTripKind;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Ouvrir l'aller-retour »: a person's question stands in the register already, a rule's is written here. */
@Component("openRoundTrip")
class OpenRoundTrip implements JavaDelegate {
    private final RoundTrips trips;
    private final Dossiers dossiers;
    private final Findings findings;
    private final Deadlines deadlines;
    private final RoundTripLimit limit;
    private final RepositoryService repository;

    OpenRoundTrip(
            RoundTrips trips,
            Dossiers dossiers,
            Findings findings,
            Deadlines deadlines,
            RoundTripLimit limit,
            RepositoryService repository) {
        this.trips = trips;
        this.dossiers = dossiers;
        this.findings = findings;
        this.deadlines = deadlines;
        this.limit = limit;
        this.repository = repository;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (Variables.ROUND_TRIP_KIND.from(execution) == RoundTripKind.RULE
                && !Variables.ROUND_TRIP_ID.isIn(execution)) {
            Variables.ROUND_TRIP_ID.write(execution, askByRule(execution));
        }
        var id = Variables.ROUND_TRIP_ID.from(execution);
        trips.carriedBy(id, execution.getProcessInstanceId());
        Variables.ROUND_TRIP_OVER_LIMIT.write(execution, limit.isExceeded(trips.get(id)));
    }

    private String askByRule(DelegateExecution execution) {
        var number = new DossierNumber(execution.getProcessBusinessKey());
        return trips.openByRule(
                number,
                askingProcess(execution),
                Variables.ASKED_ROLE.from(execution),
                question(number),
                deadlines.answerLimit(deadlines.answerDay()));
    }

    private String question(DossierNumber number) {
        var comment = dossiers.get(number).validationComment();
        var found = findings.toComplete(number);
        return comment == null ? found : "%s%n« %s »".formatted(found, comment);
    }

    private String askingProcess(DelegateExecution execution) {
        return repository
                .getProcessDefinition(execution.getSuperExecution().getProcessDefinitionId())
                .getKey();
    }
}
