package fr.parcours.step.occupancy;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Spaces;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Demander une prolongation ». Refused at once when the space is promised to somebody else or its window closes
 * before; otherwise patrimony decides and the title is amended.
 */
@Component
@Order(1)
class AskExtension implements DossierAction {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final Spaces spaces;
    private final Days days;
    private final Course course;

    AskExtension(Dossiers dossiers, Extensions extensions, Spaces spaces, Days days, Course course) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.spaces = spaces;
        this.days = days;
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
        return dossiers.get(dossier).state() == DossierState.OUVERT
                && extensions
                        .latest(dossier)
                        .filter(extension -> extension.agreed() == null)
                        .isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return Map.of("occupationEnd", dossiers.get(asked.dossier()).lastDay().toString());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Une prolongation se demande quand l'espace est ouvert, une seule à la fois.");
        }
        var newEnd = answer.date("newEnd");
        refuseUnlessFree(dossier.number(), dossier.request().spaceCode(), dossier.lastDay(), newEnd);
        extensions.ask(dossier.number(), dossier.lastDay(), newEnd, answer.text("extensionReason"), answer.by());
        if (!course.wake(dossier.number(), "extension")) {
            throw new Conflict("Une prolongation se demande quand l'espace est ouvert.");
        }
    }

    private void refuseUnlessFree(DossierNumber dossier, String code, LocalDate oldEnd, LocalDate newEnd) {
        if (days.overlaps(code, oldEnd.plusDays(1), newEnd, dossier)) {
            throw new Conflict("L'espace est promis à une autre occupation avant cette date.");
        }
        var until = spaces.get(code).availableUntil();
        if (until != null && newEnd.isAfter(until)) {
            throw new BadInput("newEnd", "L'espace n'est disponible que jusqu'au %s.".formatted(until));
        }
    }
}
