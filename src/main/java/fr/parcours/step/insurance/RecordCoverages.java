package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Due;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends « Déterminer les garanties » (table {@code requiredCoverages}): what the rows answer goes to the register. */
@Component("recordCoverages")
class RecordCoverages implements JavaDelegate {
    private static final String ANSWER_OF_THE_TABLE = "decisionResult"; // the engine's own name

    private final Coverages coverages;

    RecordCoverages(Coverages coverages) {
        this.coverages = coverages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var rows = ((DmnDecisionResult) execution.getVariable(ANSWER_OF_THE_TABLE)).getResultList();
        coverages.require(
                new DossierNumber(execution.getProcessBusinessKey()),
                rows.stream().map(RecordCoverages::due).distinct().toList());
    }

    private static Due due(Map<String, Object> row) {
        return new Due(Kind.valueOf(String.valueOf(row.get("code"))), amount(row.get("minAmount")));
    }

    private static @Nullable BigDecimal amount(@Nullable Object number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}
