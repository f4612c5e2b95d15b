package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
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
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes new key facts of a request that is under way. Refused at once when the rules say no to them; otherwise written, the
 * days moved, and the checks that they touch run again.
 */
@Component
class NewFacts {
    /** A key fact as it was and as it is now, in French. */
    record Told(KeyFact fact, String before, String after) {}

    private final Dossiers dossiers;
    private final Days days;
    private final Keys keys;
    private final Findings findings;
    private final Changes changes;
    private final EligibilityFacts facts;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Course course;

    NewFacts(
            Dossiers dossiers,
            Days days,
            Keys keys,
            Findings findings,
            Changes changes,
            EligibilityFacts facts,
            Letters letters,
            Mailboxes mailboxes,
            Course course) {
        this.dossiers = dossiers;
        this.days = days;
        this.keys = keys;
        this.findings = findings;
        this.changes = changes;
        this.facts = facts;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.course = course;
    }

    /** May facts still change? */
    boolean areOpen(DossierNumber dossier) {
        return dossiers.get(dossier).state().takesNewFacts() && !keys.areOut(dossier);
    }

    /**
     * @param dossier locked, as it was
     * @param told which facts change; at least one
     * @throws Conflict when it is too late, or the space is taken · BadInput when the rules refuse
     */
    void write(Dossier dossier, OccupationRequest after, List<Told> told, String by) {
        if (!areOpen(dossier.number())) {
            throw new Conflict("Les clés sont remises ou le dossier est terminé : ces données ne changent plus ainsi.");
        }
        refuseThePublicAfterTheTitle(dossier, after);
        refuseWhatTheRulesRefuse(dossier, after, told.get(0).fact().field());
        moveDays(dossier, after);
        dossiers.correct(dossier.number(), after);
        told.forEach(one -> record(dossier, one, by));
    }

    private void record(Dossier dossier, Told told, String by) {
        var fact = told.fact();
        var unvalidated = fact.isOfWhatWasValidated() && Boolean.TRUE.equals(dossier.hierarchicalValidation());
        var change = changes.record(
                dossier.number(),
                fact.name(),
                fact.label(),
                KeyFact.cut(told.before()),
                KeyFact.cut(told.after()),
                by,
                unvalidated);
        if (unvalidated) {
            tellTheSuperior(dossier, told, change);
        }
        if (fact.isChecked() && !course.wake(dossier.number(), "change")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
    }

    /** Who said yes to one thing hears when it becomes another. */
    private void tellTheSuperior(Dossier dossier, Told told, String change) {
        letters.send(
                mailboxes.of(Groups.HIERARCHIE, dossier.service()),
                dossier.number(),
                "changed-" + change,
                "la demande validée a changé",
                """
                        Bonjour,

                        La demande que votre service a validée vient de changer. %s

                        Avant : %s

                        Maintenant : %s

                        Les contrôles touchés sont refaits ; votre validation n'est pas redemandée. Si ce changement n'est pas celui que vous acceptez, écrivez-le dans les messages du dossier : le patrimoine décide de la suite.""".formatted(told.fact().label(), told.before(), told.after()));
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

    private void refuseWhatTheRulesRefuse(Dossier dossier, OccupationRequest after, String field) {
        var validated = Boolean.TRUE.equals(dossier.hierarchicalValidation());
        var known = facts.findings(dossier.number(), dossier.request(), validated);
        var found = facts.findings(dossier.number(), after, validated);
        found.stream()
                .filter(finding -> finding.severity() != Severity.RESERVE && !known.contains(finding))
                .findFirst()
                .ifPresent(finding -> refuse(finding, field));
        if (dossier.state() != DossierState.DEPOSE && dossier.state() != DossierState.INCOMPLET) {
            findings.update(dossier.number(), found); // before, the journey itself has yet to find them
        }
    }

    private static void refuse(Finding finding, String field) {
        if (finding.code().equals("CONFLIT_RESERVATION")) {
            throw new Conflict("L'espace n'est pas libre sur toute la nouvelle période.");
        }
        throw new BadInput(field, "Ce changement n'est pas possible. " + finding.label());
    }

    private void moveDays(Dossier dossier, OccupationRequest after) {
        if (days.holdsAny(dossier.number())) {
            days.hold(after.spaceCode(), after.requestedStart(), after.requestedEnd(), dossier.number());
        }
    }
}
