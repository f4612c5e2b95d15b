package fr.parcours.step.insurance;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Due;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends « Déterminer les garanties » (table {@code requiredCoverages}): what the rows answer goes to the register. Where they
 * ask for nothing (a service in a building that an operator runs), table {@code insurerDeclaration} says what is declared all
 * the same. What the owner's insurer has agreed to is there already.
 */
@Component("recordCoverages")
class RecordCoverages implements JavaDelegate {
    private static final String ANSWER_OF_THE_TABLE = "decisionResult"; // the engine's own name

    private final Rules rules;
    private final Dossiers dossiers;
    private final Coverages coverages;
    private final WaiverProof waiverProof;

    RecordCoverages(Rules rules, Dossiers dossiers, Coverages coverages, WaiverProof waiverProof) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.coverages = coverages;
        this.waiverProof = waiverProof;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var rows = ((DmnDecisionResult) execution.getVariable(ANSWER_OF_THE_TABLE)).getResultList();
        var due = rows.stream().map(RecordCoverages::due).distinct().toList();
        var dossier = new DossierNumber(execution.getProcessBusinessKey());
        coverages.require(dossier, due.isEmpty() ? declared(dossier) : due);
        waiverProof.renew(dossier);
    }

    /** @throws Conflict where this table is silent too: an occupation that nobody insures opens no door */
    private List<Due> declared(DossierNumber dossier) {
        var occupantType = dossiers.get(dossier).request().occupantType();
        var due = rules.decide("insurerDeclaration", Map.of("occupantType", occupantType)).stream()
                .map(row -> new Due(Kind.valueOf(row.text("code")), null))
                .toList();
        if (due.isEmpty()) {
            throw new Conflict(
                    "Aucune garantie n'est prévue pour cette occupation : complétez la table « requiredCoverages ».");
        }
        return due;
    }

    private static Due due(Map<String, Object> row) {
        return new Due(Kind.valueOf(String.valueOf(row.get("code"))), amount(row.get("minAmount")));
    }

    private static @Nullable BigDecimal amount(@Nullable Object number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}
