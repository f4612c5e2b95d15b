package fr.parcours.step.occupancy;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.step.EligibilityFacts;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Demander une prolongation ». Refused at once when the rules refuse the longer period (table {@code
 * blockingReasons}); otherwise patrimony decides and the title is amended.
 */
@Component
@Order(1)
class AskExtension implements DossierAction {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final DossierParties parties;
    private final EligibilityFacts facts;
    private final Course course;

    AskExtension(
            Dossiers dossiers, Extensions extensions, DossierParties parties, EligibilityFacts facts, Course course) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.parties = parties;
        this.facts = facts;
        this.course = course;
    }

    @Override
    public String id() {
        return "extension";
    }

    @Override
    public String label() {
        return "Demander une prolongation";
    }

    @Override
    public String form() {
        return "extension";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        var asked = dossiers.get(dossier);
        return asked.state() == DossierState.OUVERT
                && !asked.endsEarly()
                && extensions.underWay(dossier).isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return Map.of("occupationEnd", dossiers.get(asked.dossier()).lastDay().toString());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict(
                    "Une prolongation se demande quand l'espace est ouvert et sans congé, une seule à la fois.");
        }
        var newEnd = answer.date("newEnd");
        refuseWhatTheRulesRefuse(dossier, newEnd);
        extensions.ask(dossier.number(), dossier.lastDay(), newEnd, answer.text("extensionReason"), answer.by());
        parties.acted(dossier.number(), Act.EXTEND, answer.by());
        if (!course.wake(dossier.number(), "extension")) {
            throw new Conflict("Une prolongation se demande quand l'espace est ouvert.");
        }
    }

    /** What bars the space today bars it for longer too; a longer period must bring nothing that it had not before. */
    private void refuseWhatTheRulesRefuse(Dossier dossier, LocalDate newEnd) {
        var request = dossier.request();
        var known = facts.findings(dossier.number(), request, true);
        facts.findings(dossier.number(), request.during(request.requestedStart(), newEnd), true).stream()
                .filter(finding -> finding.severity() != Severity.RESERVE)
                .filter(finding -> finding.severity() == Severity.BLOCK || !known.contains(finding))
                .findFirst()
                .ifPresent(AskExtension::refuse);
    }

    private static void refuse(Finding finding) {
        if (finding.code().equals("CONFLIT_RESERVATION")) {
            throw new Conflict("L'espace est promis à une autre occupation avant cette date.");
        }
        throw new BadInput("newEnd", "La prolongation n'est pas possible. " + finding.label());
    }
}
