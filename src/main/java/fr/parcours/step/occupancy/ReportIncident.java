package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Incident.Kind;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.Variables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Signaler un incident »: as often as it happens, each followed on its own (role-matrix.md, row 34). */
@Component
@Order(4)
class ReportIncident implements DossierAction {
    private static final Set<DossierState> OCCUPIED = EnumSet.of(DossierState.OUVERT, DossierState.EN_FIN);
    private static final Set<String> REPORTERS =
            Set.of(Groups.PORTEUR, Groups.PATRIMOINE, Groups.TECHNIQUE, Groups.SECURITE, Groups.ASSURANCES);

    private final Dossiers dossiers;
    private final Incidents incidents;
    private final Keys keys;
    private final Course course;
    private final Clock clock;

    ReportIncident(Dossiers dossiers, Incidents incidents, Keys keys, Course course, Clock clock) {
        this.dossiers = dossiers;
        this.incidents = incidents;
        this.keys = keys;
        this.course = course;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "incident";
    }

    @Override
    public String label() {
        return "Signaler un incident";
    }

    @Override
    public String form() {
        return "incident";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return REPORTERS.stream().anyMatch(person::isIn);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return OCCUPIED.contains(dossiers.get(dossier).state());
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock).toString();
        return Map.of("keysOn", keysOn(asked.dossier()).toString(), "today", today, "incidentDate", today);
    }

    /** From when on what happens there is the occupant's to tell. */
    private LocalDate keysOn(DossierNumber number) {
        return keys.receipt(number)
                .map(receipt -> LocalDate.ofInstant(receipt.givenAt(), HouseClock.PARIS))
                .orElseGet(() -> dossiers.get(number).request().requestedStart());
    }

    @Override
    public void perform(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        var id = incidents.report(
                number,
                answer.date("incidentDate"),
                answer.choice("incidentKind", Kind.class),
                Integer.parseInt(answer.text("gravity")),
                answer.text("incidentText"),
                answer.by());
        if (!isOpen(number) || !course.wake(number, "incident", Variables.INCIDENT_ID, id)) {
            throw new Conflict("Un incident se signale pendant l'occupation.");
        }
    }
}
