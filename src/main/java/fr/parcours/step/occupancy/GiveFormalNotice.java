package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.step.EarlyEnd;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Mettre en demeure »: a breach is told in writing, and has its time to be mended before the title may end for it. */
@Component
@Order(7)
class GiveFormalNotice implements DossierAction {
    private final Dossiers dossiers;
    private final Breaches breaches;
    private final EarlyEnd earlyEnd;
    private final FormalNotice notice;
    private final Course course;
    private final Clock clock;
    private final int cureDays;

    /** @param cureDays calendar days to mend a breach [PARAM] (domain.md 7.4, article 23) */
    GiveFormalNotice(
            Dossiers dossiers,
            Breaches breaches,
            EarlyEnd earlyEnd,
            FormalNotice notice,
            Course course,
            Clock clock,
            @Value("${parcours.cure-days:15}") int cureDays) {
        this.dossiers = dossiers;
        this.breaches = breaches;
        this.earlyEnd = earlyEnd;
        this.notice = notice;
        this.course = course;
        this.clock = clock;
        this.cureDays = cureDays;
    }

    @Override
    public String id() {
        return "formal-notice";
    }

    @Override
    public String label() {
        return "Mettre en demeure";
    }

    @Override
    public String form() {
        return "formal-notice";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE) || person.isIn(Groups.JURIDIQUE);
    }

    @Override
    public boolean isOpen(DossierNumber number) {
        var dossier = dossiers.get(number);
        return dossier.state() == DossierState.OUVERT
                && dossier.request().isExternal()
                && breaches.underWay(number, Kind.FAULT).isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var first = LocalDate.now(clock).plusDays(cureDays).toString();
        return Map.of(
                "titleText",
                earlyEnd.titleLabel(dossiers.get(asked.dossier())),
                "earliestCure",
                first,
                "cureBy",
                first);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict(
                    "On met en demeure un occupant extérieur pendant l'occupation, pour un manquement à la fois.");
        }
        var cureBy = answer.date("cureBy");
        notice.send(dossier, Kind.FAULT, answer.text("breach"), cureBy, answer.by());
        if (!course.wake(dossier.number(), "breachTold")) {
            throw new Conflict("Une mise en demeure se donne pendant l'occupation, quand l'espace est ouvert.");
        }
    }
}
