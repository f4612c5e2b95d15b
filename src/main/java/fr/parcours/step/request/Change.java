package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
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
import fr.parcours.register.space.Sheets.Trace;
import fr.parcours.step.EligibilityFacts;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A key fact changes on the way. Refused at once when the rules say no to the new fact; otherwise written, the days moved,
 * and the checks that it touches run again.
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

    private final RequestForm form;
    private final Dossiers dossiers;
    private final Days days;
    private final Keys keys;
    private final Findings findings;
    private final Changes changes;
    private final Corrections corrections;
    private final EligibilityFacts facts;
    private final Course course;

    Change(
            RequestForm form,
            Dossiers dossiers,
            Days days,
            Keys keys,
            Findings findings,
            Changes changes,
            Corrections corrections,
            EligibilityFacts facts,
            Course course) {
        this.form = form;
        this.dossiers = dossiers;
        this.days = days;
        this.keys = keys;
        this.findings = findings;
        this.changes = changes;
        this.corrections = corrections;
        this.facts = facts;
        this.course = course;
    }

    @Override
    public String id() {
        return "change";
    }

    @Override
    public String label() {
        return "Modifier la période, l'effectif ou le projet";
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
        var dossier = dossiers.get(asked.dossier());
        var data = form.filledWith(dossier.request());
        data.put(
                "changeOptions",
                Stream.of(KeyFact.values())
                        .filter(fact -> !fact.isOfPatrimony() || asked.by().isIn(Groups.PATRIMOINE))
                        .filter(fact -> fact.ofTheSpace().isEmpty()
                                || !corrections.of(dossier, fact).isEmpty())
                        .map(fact -> Map.of("value", fact.name(), "label", fact.label()))
                        .toList());
        return data;
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Les clés sont remises ou le dossier est terminé : ces données ne changent plus ainsi.");
        }
        var changed = answer.choice("changed", KeyFact.class);
        var after = form.read(dossier.request(), answer);
        refuseThePublicAfterTheTitle(dossier, after);
        refuseWhatTheRulesRefuse(dossier, after, changed);
        moveDays(dossier, after);
        dossiers.correct(dossier.number(), after);
        record(dossier, changed, after, answer.by());
        if (changed.isChecked() && !course.wake(dossier.number(), "change")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
    }

    private void record(Dossier dossier, KeyFact changed, OccupationRequest after, String by) {
        var corrected = corrections.of(dossier, changed);
        changes.record(
                dossier.number(),
                changed.name(),
                corrected.isEmpty() ? changed.told(dossier.request()) : told(corrected, Trace::before),
                corrected.isEmpty() ? changed.told(after) : told(corrected, Trace::after),
                by);
    }

    private static String told(List<Trace> corrected, Function<Trace, @Nullable String> value) {
        return KeyFact.cut(corrected.stream()
                .map(trace -> "%s : %s"
                        .formatted(trace.fact().label(), Objects.requireNonNullElse(value.apply(trace), "inconnu")))
                .collect(Collectors.joining(", ")));
    }

    /** The neighbours are told, and the place prepared, for those whom the title names. */
    private static void refuseThePublicAfterTheTitle(Dossier dossier, OccupationRequest after) {
        if (dossier.state() == DossierState.SIGNE
                && after.publicReception()
                && !dossier.request().publicReception()) {
            throw new BadInput(
                    "publicReception",
                    "Le titre est signé pour le personnel seul : accueillir du public est une nouvelle demande.");
        }
    }

    private void refuseWhatTheRulesRefuse(Dossier dossier, OccupationRequest after, KeyFact changed) {
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

    private static void refuse(Finding finding, KeyFact changed) {
        if (finding.code().equals("CONFLIT_RESERVATION")) {
            throw new Conflict("L'espace n'est pas libre sur toute la nouvelle période.");
        }
        throw new BadInput(changed.field(), "Ce changement n'est pas possible. " + finding.label());
    }

    private void moveDays(Dossier dossier, OccupationRequest after) {
        if (days.holdsAny(dossier.number())) {
            days.hold(after.spaceCode(), after.requestedStart(), after.requestedEnd(), dossier.number());
        }
    }
}
