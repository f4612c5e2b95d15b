package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Changes.Outcome;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.step.Variables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Reprendre les contrôles touchés » (table {@code rework}). A check that does not concern a service of the MEL is recorded as
 * skipped. A note that exists no longer holds: one that is being drafted or signed goes back within its own step, one
 * that was signed is drafted and signed again. What the insurer was told no longer holds either when it is touched, nor do the opinions
 * that are to be given again. Where a trade took its opinion back, its review alone runs again. Where no fact has changed, it is the occupant's cover that has run out before the keys.
 */
@Component("applyRework")
class ApplyRework implements JavaDelegate {
    /** A service of the MEL brings no certificate of its own. */
    private static final String CERTIFICATE_CHECK = "certificateCheck";

    private static final Set<String> OF_THE_TITLE = Set.of("legalTitle", "fee", "decisionAuthority");

    private final Rules rules;
    private final Dossiers dossiers;
    private final Changes changes;
    private final Agreements agreements;
    private final Coverages coverages;
    private final Rework rework;

    ApplyRework(
            Rules rules,
            Dossiers dossiers,
            Changes changes,
            Agreements agreements,
            Coverages coverages,
            Rework rework) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.changes = changes;
        this.agreements = agreements;
        this.coverages = coverages;
        this.rework = rework;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (Variables.TAKEN_BACK.isIn(execution)) {
            Variables.REDRAFT.writeHere(execution, false);
            Variables.REWORK_STEPS.writeHere(execution, Rework.stepOf(Variables.TAKEN_BACK.from(execution)));
            return;
        }
        var number = new DossierNumber(execution.getProcessBusinessKey());
        var checks =
                changes.pending(number).map(change -> rerun(number, change)).orElseGet(() -> lapsed(number));
        var touchesTitle = checks.stream().anyMatch(OF_THE_TITLE::contains);
        var note = agreements.latest(number);
        var isInForce = note.filter(Agreement::isInForce).isPresent(); // else it is being drafted or signed already
        if (touchesTitle && note.isPresent()) {
            agreements.markStale(number);
        }
        Variables.REDRAFT.writeHere(execution, touchesTitle && isInForce);
        Variables.REWORK_STEPS.writeHere(execution, String.join(" ", rework.begin(number, checks)));
    }

    private List<String> lapsed(DossierNumber dossier) {
        return dossiers.get(dossier).request().isExternal() && rework.isCoverToProve(dossier)
                ? List.of(CERTIFICATE_CHECK)
                : List.of();
    }

    /** @return the checks that run again */
    private List<String> rerun(DossierNumber dossier, Changes.Change change) {
        var reruns = rules.decide("rework", Map.of("changed", change.changed())).stream()
                .map(row -> row.text("rerun"))
                .toList();
        var request = dossiers.get(dossier).request();
        var touchesCertificate = request.isExternal() && reruns.contains(CERTIFICATE_CHECK);
        if (touchesCertificate
                || reruns.contains("requiredCoverages")
                || coverages.beginsAfter(dossier, request.requestedStart())) {
            coverages.markStale(dossier);
        }
        reruns.forEach(rerun -> changes.rerun(
                change.id(),
                rerun,
                rerun.equals(CERTIFICATE_CHECK) && !request.isExternal() ? Outcome.SKIPPED : Outcome.DONE));
        return reruns;
    }
}
