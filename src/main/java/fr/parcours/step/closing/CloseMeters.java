package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meters;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.MeterRows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Clôturer les compteurs »: exit readings, and what becomes of the contracts. */
@Component
class CloseMeters implements Receiver {
    private final Dossiers dossiers;
    private final MeterRows rows;
    private final DossierSheet sheet;
    private final Clock clock;

    CloseMeters(Dossiers dossiers, MeterRows rows, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.rows = rows;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "close-meters";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("readOn", LocalDate.now(clock).toString());
        rows.fill(data, dossiers.get(asked.dossier()).request().spaceCode());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        rows.record(
                answer,
                dossiers.get(answer.dossier()).request().spaceCode(),
                Meters.Kind.SORTIE,
                answer.date("readOn"));
    }
}
