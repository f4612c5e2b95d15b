package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visit.Decision;
import fr.parcours.register.visit.Visits;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.EligibilityFacts;
import fr.parcours.step.Promise;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * « Proposer un autre espace ou refuser », after a blocking reason, an unfavourable visit or no agreement in principle. Of the
 * visit patrimony may say here that its « non » was wrong: its report is then given again.
 */
@Component
class RedirectRequest implements Receiver {
    private static final String TAKE_BACK = "HOLD";
    private static final Map<String, String> OTHER_SPACE = Map.of(
            "value", "OTHER_SPACE", "label", "Proposer un autre espace, ou le même si la demande modifiée le permet");
    private static final Map<String, String> REFUSE = Map.of("value", "REFUSE", "label", "Refuser la demande");
    private static final Map<String, String> VISIT_WAS_WRONG = Map.of(
            "value", TAKE_BACK, "label", "Revenir sur l'avis défavorable de la visite, et reprendre son compte rendu");

    /** What may have led here, as far as the visit is concerned. */
    private static final Set<String> BEFORE = Set.of("task_reportVisit", "task_redirectRequest");

    private final Orientation orientation;
    private final GivenOpinions given;
    private final Promise promise;
    private final Visits visits;
    private final Works works;
    private final EligibilityFacts facts;
    private final Dossiers dossiers;

    RedirectRequest(
            Orientation orientation,
            GivenOpinions given,
            Promise promise,
            Visits visits,
            Works works,
            EligibilityFacts facts,
            Dossiers dossiers) {
        this.orientation = orientation;
        this.given = given;
        this.promise = promise;
        this.visits = visits;
        this.works = works;
        this.facts = facts;
        this.dossiers = dossiers;
    }

    @Override
    public String form() {
        return "redirect-request";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = orientation.data(asked);
        data.put("opinionsText", given.text(asked.dossier()));
        data.put(
                "orientationOptions",
                followsAVisit(asked.dossier())
                        ? List.of(OTHER_SPACE, REFUSE, VISIT_WAS_WRONG)
                        : List.of(OTHER_SPACE, REFUSE));
        promise.givenToAnother(asked.dossier()).ifPresent(reasons -> data.put("refusalReason", reasons));
        return data;
    }

    /** Not where another space was tried since, nor where the space was taken meanwhile, or off the market by the visit. */
    private boolean followsAVisit(DossierNumber dossier) {
        var last = works.of(dossier).stream()
                .filter(work -> work.endedAt() != null && BEFORE.contains(work.taskKey()))
                .reduce((earlier, later) -> later)
                .map(Work::taskKey);
        return last.filter("task_reportVisit"::equals).isPresent()
                && visits.latest(dossier)
                        .map(Visit::report)
                        .filter(report -> report.decision() == Decision.NO_GO)
                        .isPresent()
                && !isBlocked(dossiers.get(dossier));
    }

    private boolean isBlocked(Dossier dossier) {
        var validated = Boolean.TRUE.equals(dossier.hierarchicalValidation());
        return facts.findings(dossier.number(), dossier.request(), validated).stream()
                .anyMatch(finding -> finding.severity() == Severity.BLOCK);
    }

    @Override
    public void receive(Answer answer) {
        if (answer.text("orientation").equals(TAKE_BACK)) {
            visits.takeBackReport(answer.dossier(), answer.text("takeBackReason"), answer.by());
        }
        orientation.receive(answer);
    }
}
