package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.Findings;
import fr.parcours.step.EligibilityFacts;
import fr.parcours.step.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Relever les motifs » (table {@code blockingReasons}). */
@Component("collectFindings")
class CollectFindings implements JavaDelegate {
    private final Dossiers dossiers;
    private final Findings register;
    private final EligibilityFacts facts;

    CollectFindings(Dossiers dossiers, Findings register, EligibilityFacts facts) {
        this.dossiers = dossiers;
        this.register = register;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var findings = facts.findings(
                dossier.number(), dossier.request(), Boolean.TRUE.equals(dossier.hierarchicalValidation()));
        register.replace(dossier.number(), findings);
        Variables.NB_BLOCK.write(execution, count(findings, Severity.BLOCK));
        Variables.NB_COMPLETE.write(execution, count(findings, Severity.COMPLETE));
        Variables.NB_LEGAL.write(execution, count(findings, Severity.LEGAL));
        Variables.NB_RESERVE.write(execution, count(findings, Severity.RESERVE));
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
