package fr.parcours.step.occupancy;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.occupancy.Drills;
import fr.parcours.step.DossierSheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Organiser l'exercice d'évacuation »: every six months (R4227-39). */
@Component
class HoldDrill implements Receiver {
    private final Drills drills;
    private final DossierSheet sheet;
    private final Clock clock;

    HoldDrill(Drills drills, DossierSheet sheet, Clock clock) {
        this.drills = drills;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "hold-drill";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("drillDate", LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        drills.note(
                answer.dossier(),
                answer.date("drillDate"),
                answer.integer("drillPersons"),
                answer.optionalInteger("drillMinutes"),
                answer.optionalText("drillRemarks"),
                answer.by());
    }
}
