package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.step.Facts;
import fr.parcours.step.Variables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Consigner la qualification »: what the tables said, and the sums that follow, for the opinion and for the title. */
@Component("recordQualification")
class RecordQualification implements JavaDelegate {
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Rules rules;
    private final Facts facts;
    private final FeeGrid grid;

    RecordQualification(Dossiers dossiers, Qualifications qualifications, Rules rules, Facts facts, FeeGrid grid) {
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.rules = rules;
        this.facts = facts;
        this.grid = grid;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.lock(new DossierNumber(execution.getProcessBusinessKey()))
                .number(); // nobody signs on what changes here
        var title = Variables.LEGAL_TITLE.from(execution);
        var fee = Variables.FEE.from(execution);
        var amount = grid.of(dossier, fee);
        qualifications.record(
                dossier,
                new Qualification(
                        title,
                        Variables.COMPETITION.from(execution),
                        Variables.PUBLICITY_DAYS.from(execution),
                        fee,
                        amount.year(),
                        amount.turnoverPercent(),
                        amount.computation(),
                        Variables.DEPOSIT_MONTHS.from(execution),
                        Variables.AUTHORITY.from(execution),
                        ownerDeliberates(dossier, title)));
    }

    private boolean ownerDeliberates(DossierNumber dossier, String title) {
        var owner = facts.of(dossier.value()).ownerType();
        return rules.decide("ownerDeliberationRequired", Map.of("ownerType", owner, "legalTitle", title))
                .get(0)
                .yes("ownerDeliberationRequired");
    }
}
