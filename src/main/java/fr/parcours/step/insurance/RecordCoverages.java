package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.insurance.Coverages.Due;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.insurance.Waivers.Waiver;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends « Déterminer les garanties » (table {@code requiredCoverages}): what the rows answer goes to the register. Where the
 * table asks for nothing (a service in a building that an operator runs), the change of risk is declared all the same
 * (C. assur. L113-2). What the owner's insurer has agreed to is there already.
 */
@Component("recordCoverages")
class RecordCoverages implements JavaDelegate {
    private static final String ANSWER_OF_THE_TABLE = "decisionResult"; // the engine's own name

    private static final List<Due> BY_LAW =
            List.of(new Due(Kind.DECLARATION_ASSUREUR_MEL, null), new Due(Kind.NOTE_RC_MEL, null));

    private final Coverages coverages;
    private final Waivers waivers;

    RecordCoverages(Coverages coverages, Waivers waivers) {
        this.coverages = coverages;
        this.waivers = waivers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var rows = ((DmnDecisionResult) execution.getVariable(ANSWER_OF_THE_TABLE)).getResultList();
        var due = rows.stream().map(RecordCoverages::due).distinct().toList();
        var dossier = new DossierNumber(execution.getProcessBusinessKey());
        coverages.require(dossier, due.isEmpty() ? BY_LAW : due);
        if (due.stream().anyMatch(one -> one.kind() == Kind.ACCORD_ASSUREUR_PROPRIETAIRE)) {
            waivers.find(dossier).ifPresent(waiver -> prove(dossier, waiver));
        }
    }

    private void prove(DossierNumber dossier, Waiver waiver) {
        coverages.validate(
                dossier,
                Kind.ACCORD_ASSUREUR_PROPRIETAIRE,
                new Brought(waiver.reference(), waiver.agreedOn(), waiver.agreedOn(), null, null),
                waiver.by());
    }

    private static Due due(Map<String, Object> row) {
        return new Due(Kind.valueOf(String.valueOf(row.get("code"))), amount(row.get("minAmount")));
    }

    private static @Nullable BigDecimal amount(@Nullable Object number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}
