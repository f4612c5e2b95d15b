package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Fluid;
import fr.parcours.step.French;
import fr.parcours.step.MeterPaper;
import fr.parcours.step.MeterReadings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Relever les compteurs »: the index of every open meter at the entry, and its point where nobody knew it. */
@Component
class ReadMeters implements Receiver {
    private final Dossiers dossiers;
    private final MeterReadings readings;
    private final Utilities utilities;
    private final MeterPaper paper;
    private final DossierSheet sheet;
    private final Clock clock;

    ReadMeters(
            Dossiers dossiers,
            MeterReadings readings,
            Utilities utilities,
            MeterPaper paper,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.readings = readings;
        this.utilities = utilities;
        this.paper = paper;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "read-meters";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = space(asked);
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("readOn", LocalDate.now(clock).toString());
        var open = readings.show(data, space);
        readings.propose(data, space);
        data.put(
                "metersText",
                open == 0 ? "Aucun compteur ouvert : rien à relever." : French.count(open, "compteur") + " à relever.");
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var on = answer.date("readOn");
        var space = space(answer.asked());
        var read = readings.record(answer, space, Meter.Kind.ENTREE, on);
        utilities.readAtEntry(
                answer.dossier(), read.stream().map(Fluid::utility).toList(), on, answer.by());
        if (!read.isEmpty()) {
            paper.issue(answer, space, Meter.Kind.ENTREE, on);
        }
    }

    private String space(Asked asked) {
        return dossiers.get(asked.dossier()).request().spaceCode();
    }
}
