package fr.parcours.step.occupancy;

import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Traiter l'incident ». Without a claim it is settled, and a closing that waits for it goes on. */
@Component
class TreatIncident implements Receiver {
    private final Incidents incidents;
    private final CarriedIncident carried;
    private final Course course;
    private final DossierSheet sheet;

    TreatIncident(Incidents incidents, CarriedIncident carried, Course course, DossierSheet sheet) {
        this.incidents = incidents;
        this.carried = carried;
        this.course = course;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "treat-incident";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("incidentSummary", CarriedIncident.text(carried.by(asked)));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var claim = answer.flag("claim");
        incidents.treat(
                carried.by(answer.asked()).id(),
                answer.text("measures"),
                answer.optionalDecimal("costEstimate"),
                claim,
                answer.by());
        if (!claim) {
            course.wake(answer.dossier(), "incidentClosed");
        }
    }
}
