package fr.parcours.step.safety;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Lister les formalités d'urbanisme » (table {@code planning}). */
@Component("determineFormalities")
class DetermineFormalities implements JavaDelegate {
    private final Rules rules;
    private final Dossiers dossiers;
    private final Safety safety;

    DetermineFormalities(Rules rules, Dossiers dossiers, Safety safety) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.safety = safety;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var check = safety.planningCheck(dossier.number()).orElseThrow();
        var formalities = rules
                .decide(
                        "planning",
                        Map.of(
                                "destinationChanges", check.destinationChanges(),
                                "subDestinationChanges", check.subDestinationChanges(),
                                "structuralOrFacadeWorks", check.structuralOrFacadeWorks(),
                                "facadeOnly", check.facadeOnly(),
                                "sign", check.sign(),
                                "protectedArea", check.protectedArea(),
                                "publicReception", dossier.request().publicReception(),
                                "temporaryInstallationMonths", check.temporaryInstallationMonths()))
                .stream()
                .collect(Collectors.toMap(
                        row -> Requirement.valueOf(row.text("formality")),
                        row -> (Integer) row.output("legalDelayMonths"),
                        Math::max));
        safety.plan(dossier.number(), formalities);
    }
}
