package fr.parcours.step.occupancy;

import fr.parcours.NotFound;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.occupancy.Incident;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.French;
import fr.parcours.step.Variables;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The incident that a task is about: several may be under way at once. */
@Component
class CarriedIncident {
    private final Course course;
    private final Incidents incidents;

    CarriedIncident(Course course, Incidents incidents) {
        this.course = course;
        this.incidents = incidents;
    }

    Incident by(Asked asked) {
        return Optional.ofNullable(asked.taskId())
                .flatMap(task -> course.carried(task, Variables.INCIDENT_ID))
                .map(incidents::get)
                .orElseThrow(() -> new NotFound("Cet incident n'existe pas."));
    }

    /** As the forms show it. */
    static String text(Incident incident) {
        var treated = incident.measures() == null ? "" : "\nMesures prises : " + incident.measures();
        return "%s, le %s (gravité %d sur 4)\n%s%s"
                .formatted(
                        incident.kind().label(),
                        French.day(incident.happenedOn()),
                        incident.gravity(),
                        incident.description(),
                        treated);
    }
}
