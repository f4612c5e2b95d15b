package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.Findings;
import org.springframework.stereotype.Component;

/** A fact came in: what the first check found is looked at again, so that nobody is told of what is mended. */
@Component
public class SecondLook {
    private final Dossiers dossiers;
    private final Findings findings;
    private final EligibilityFacts facts;

    SecondLook(Dossiers dossiers, Findings findings, EligibilityFacts facts) {
        this.dossiers = dossiers;
        this.findings = findings;
        this.facts = facts;
    }

    /** Settles the reserves of the table that no longer hold. @param by who brought the fact */
    public void after(DossierNumber number, String by) {
        var open = findings.of(number).stream()
                .filter(finding -> finding.severity() == Severity.RESERVE)
                .toList();
        if (!open.isEmpty()) {
            var dossier = dossiers.get(number);
            var still =
                    facts.findings(number, dossier.request(), Boolean.TRUE.equals(dossier.hierarchicalValidation()));
            open.stream()
                    .filter(finding -> !still.contains(finding))
                    .forEach(finding -> findings.settle(number, finding, by));
        }
    }
}
