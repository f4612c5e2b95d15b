package fr.parcours.step.occupancy;

import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Incident;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Traiter l'incident ». Without a claim it is settled, and a closing that waits for it goes on. */
@Component
class TreatIncident implements Receiver {
    private final Incidents incidents;
    private final CarriedIncident carried;
    private final Course course;
    private final DossierSheet sheet;
    private final Dossiers dossiers;
    private final Letters letters;

    TreatIncident(
            Incidents incidents,
            CarriedIncident carried,
            Course course,
            DossierSheet sheet,
            Dossiers dossiers,
            Letters letters) {
        this.incidents = incidents;
        this.carried = carried;
        this.course = course;
        this.sheet = sheet;
        this.dossiers = dossiers;
        this.letters = letters;
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
        var incident = carried.by(answer.asked());
        incidents.treat(
                incident.id(), answer.text("measures"), answer.optionalDecimal("costEstimate"), claim, answer.by());
        if (!claim) {
            course.wake(answer.dossier(), "incidentClosed");
        }
        tell(dossiers.get(answer.dossier()), incident, claim);
    }

    /** What the house did stays in the house; that it did something he hears. */
    private void tell(Dossier dossier, Incident incident, boolean claim) {
        letters.toOccupant(dossier, "incident-treated-" + incident.id(), "incident traité", """
                Bonjour,

                L'incident signalé le %s (%s) est traité par le service du patrimoine.%s Une question ? Écrivez un message sur la page du dossier.""".formatted(
                        French.day(incident.reportedAt()),
                        incident.kind().label(),
                        claim ? " L'unité assurances suit le sinistre." : ""));
    }
}
