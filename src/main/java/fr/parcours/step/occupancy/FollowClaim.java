package fr.parcours.step.occupancy;

import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.DossierSheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Suivre le sinistre »: declared in time (C. assur. L113-2), and settled when the insurer has answered. */
@Component
class FollowClaim implements Receiver {
    private final Incidents incidents;
    private final CarriedIncident carried;
    private final Course course;
    private final DossierSheet sheet;
    private final Clock clock;

    FollowClaim(Incidents incidents, CarriedIncident carried, Course course, DossierSheet sheet, Clock clock) {
        this.incidents = incidents;
        this.carried = carried;
        this.course = course;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "follow-claim";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("incidentSummary", CarriedIncident.text(carried.by(asked)));
        data.put("today", LocalDate.now(clock).toString());
        data.put("declaredOn", LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        incidents.settle(
                carried.by(answer.asked()).id(),
                answer.date("declaredOn"),
                answer.text("claimRef"),
                answer.text("claimOutcome"));
        course.wake(answer.dossier(), "incidentClosed");
    }
}
