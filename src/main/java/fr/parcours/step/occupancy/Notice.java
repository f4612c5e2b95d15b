package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.step.French;
import fr.parcours.step.NoticePeriod;
import fr.parcours.step.PendingExtension;
import fr.parcours.step.Renunciation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The occupant leaves early: closing starts on the day that the notice names. */
@Component
@Order(2)
class Notice implements DossierAction {
    private static final String FOR_THE_SERVICE =
            "Le préavis est un paramètre à valider par la MEL. Un service occupant apporte aussi ses chiffres au bilan. Pour tout arrêter aujourd'hui, sans préavis ni bilan : « Tout arrêter, sans préavis », sur la page du dossier.";

    private final Dossiers dossiers;
    private final PendingExtension extension;
    private final Extensions extensions;
    private final Course course;
    private final NoticePeriod period;
    private final Renunciation renunciation;
    private final Clock clock;

    Notice(
            Dossiers dossiers,
            PendingExtension extension,
            Extensions extensions,
            Course course,
            NoticePeriod period,
            Renunciation renunciation,
            Clock clock) {
        this.dossiers = dossiers;
        this.extension = extension;
        this.extensions = extensions;
        this.course = course;
        this.period = period;
        this.renunciation = renunciation;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "notice";
    }

    @Override
    public String label() {
        return "Donner congé";
    }

    @Override
    public String form() {
        return "notice";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return dossiers.get(dossier).state() == DossierState.OUVERT;
    }

    /** He who comes by his link gives it once; whatever brings the end forward again the house records, at his word. */
    @Override
    public boolean isOpenTo(SignedIn person, DossierNumber dossier) {
        return isOpen(dossier) && (person.door().isEmpty() || !isGiven(dossier));
    }

    private boolean isGiven(DossierNumber dossier) {
        return dossiers.get(dossier).endsEarly() && extensions.underWay(dossier).isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = new HashMap<String, Object>();
        data.put("earliestNotice", period.earliest(LocalDate.now(clock)).toString());
        data.put("occupationEnd", dossiers.get(asked.dossier()).lastDay().toString());
        if (asked.by().door().isEmpty()) {
            data.put("serviceText", FOR_THE_SERVICE);
        }
        return data;
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var number = dossier.number();
        if (!isOpenTo(answer.asked().by(), number)) {
            throw new Conflict(
                    "L'occupation prend déjà fin le %s inclus. Pour partir plus tôt encore, écrivez au service du patrimoine."
                            .formatted(French.day(dossier.lastDay())));
        }
        // closing starts on the day that is named: the day before is the last one
        var last = answer.date("noticeDate").minusDays(1);
        dossiers.noticeGiven(number, last, answer.optionalText("noticeReason"));
        extension.close(number);
        if (!course.wake(number, "endMoved")) {
            throw new Conflict("Un congé se donne pendant l'occupation, quand l'espace est ouvert.");
        }
        renunciation.acknowledge(
                dossier, "L'occupation prend fin le %s inclus.".formatted(French.day(last)), answer.by());
    }
}
