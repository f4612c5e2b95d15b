package fr.parcours.step.visit;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.occupancy.Incident;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.visit.Visit.Decision;
import fr.parcours.step.EligibilityFacts;
import fr.parcours.step.Variables;
import org.springframework.stereotype.Component;

/** A visit finds people who live or work in the space without a title: it is no longer offered, and an incident begins. */
@Component
class Intruders {
    /** As the form of an incident counts: three is the gravest. */
    private static final int GRAVEST = 3;

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Findings findings;
    private final EligibilityFacts facts;
    private final Incidents incidents;
    private final Course course;

    Intruders(
            Dossiers dossiers,
            Spaces spaces,
            Findings findings,
            EligibilityFacts facts,
            Incidents incidents,
            Course course) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.findings = findings;
        this.facts = facts;
        this.incidents = incidents;
        this.course = course;
    }

    /** @throws BadInput when the visit concludes that the request may go on */
    void found(Answer answer) {
        if (answer.choice("visitDecision", Decision.class) != Decision.NO_GO) {
            throw new BadInput(
                    "visitDecision",
                    "Des personnes occupent les lieux sans titre : la visite ne peut conclure que « Défavorable ».");
        }
        var dossier = dossiers.lock(answer.dossier());
        spaces.withdraw(dossier.request().spaceCode(), Status.SQUATTE, null);
        findings.update(
                dossier.number(),
                facts.findings(
                        dossier.number(), dossier.request(), Boolean.TRUE.equals(dossier.hierarchicalValidation())));
        var incident = incidents.report(
                dossier.number(),
                answer.date("visitedOn"),
                Incident.Kind.AUTRE,
                GRAVEST,
                "Des personnes occupent les lieux sans titre, constaté lors de la visite. "
                        + answer.text("visitFindings"),
                answer.by());
        if (!course.wake(dossier.number(), "incident", Variables.INCIDENT_ID, incident)) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
    }
}
