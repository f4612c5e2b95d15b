package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.space.Days;
import fr.parcours.step.EligibilityFacts;
import fr.parcours.step.French;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A key fact changes on the way: the period or the headcount. Refused at once when the rules say no to the new fact;
 * otherwise written, the days moved, and the checks that it touches run again.
 */
@Component
@Order(1)
class Change implements DossierAction {
    private static final Set<DossierState> BEFORE_THE_KEYS = EnumSet.of(
            DossierState.DEPOSE,
            DossierState.INCOMPLET,
            DossierState.EN_INSTRUCTION,
            DossierState.ACCORD_PRINCIPE,
            DossierState.EN_SIGNATURE,
            DossierState.SIGNE);

    private final Dossiers dossiers;
    private final Days days;
    private final Keys keys;
    private final Findings findings;
    private final Changes changes;
    private final EligibilityFacts facts;
    private final Course course;

    Change(
            Dossiers dossiers,
            Days days,
            Keys keys,
            Findings findings,
            Changes changes,
            EligibilityFacts facts,
            Course course) {
        this.dossiers = dossiers;
        this.days = days;
        this.keys = keys;
        this.findings = findings;
        this.changes = changes;
        this.facts = facts;
        this.course = course;
    }

    @Override
    public String id() {
        return "change";
    }

    @Override
    public String label() {
        return "Modifier la période ou l'effectif";
    }

    @Override
    public String form() {
        return "change";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return BEFORE_THE_KEYS.contains(dossiers.get(dossier).state()) && !keys.areOut(dossier);
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var request = dossiers.get(asked.dossier()).request();
        return Map.of(
                "requestedStart", request.requestedStart().toString(),
                "requestedEnd", request.requestedEnd().toString(),
                "staffCount", request.staffCount());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Les clés sont remises ou le dossier est terminé : ces données ne changent plus ainsi.");
        }
        var changed = answer.text("changed");
        var before = dossier.request();
        var after = changed.equals("PERIODE")
                ? before.during(answer.date("requestedStart"), answer.date("requestedEnd"))
                : before.withStaff(answer.integer("staffCount"));
        refuseWhatTheRulesRefuse(dossier, after, changed);
        moveDays(dossier, after);
        dossiers.correct(dossier.number(), after);
        changes.record(dossier.number(), changed, told(before, changed), told(after, changed), answer.by());
        if (!course.wake(dossier.number(), "change")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
    }

    private void refuseWhatTheRulesRefuse(Dossier dossier, OccupationRequest after, String changed) {
        var validated = Boolean.TRUE.equals(dossier.hierarchicalValidation());
        var known = facts.findings(dossier.number(), dossier.request(), validated);
        var found = facts.findings(dossier.number(), after, validated);
        found.stream()
                .filter(finding -> finding.severity() != Severity.RESERVE && !known.contains(finding))
                .findFirst()
                .ifPresent(finding -> refuse(finding, changed));
        if (dossier.state() != DossierState.DEPOSE && dossier.state() != DossierState.INCOMPLET) {
            findings.update(dossier.number(), found); // before, the journey itself has yet to find them
        }
    }

    private static void refuse(Finding finding, String changed) {
        if (finding.code().equals("CONFLIT_RESERVATION")) {
            throw new Conflict("L'espace n'est pas libre sur toute la nouvelle période.");
        }
        throw new BadInput(
                changed.equals("PERIODE") ? "requestedEnd" : "staffCount",
                "Ce changement n'est pas possible. " + finding.label());
    }

    private void moveDays(Dossier dossier, OccupationRequest after) {
        if (days.holdsAny(dossier.number())) {
            days.hold(after.spaceCode(), after.requestedStart(), after.requestedEnd(), dossier.number());
        }
    }

    private static String told(OccupationRequest request, String changed) {
        return changed.equals("PERIODE")
                ? French.period(request.requestedStart(), request.requestedEnd())
                : French.count(request.staffCount(), "agent");
    }
}
