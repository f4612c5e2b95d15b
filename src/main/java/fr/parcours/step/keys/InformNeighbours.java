package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.keys.Openings.Channel;
import fr.parcours.step.DossierSheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Informer les riverains »: before the public comes in, seven days ahead [PARAM]. */
@Component
class InformNeighbours implements Receiver {
    private final Openings openings;
    private final DossierSheet sheet;
    private final Clock clock;

    InformNeighbours(Openings openings, DossierSheet sheet, Clock clock) {
        this.openings = openings;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "inform-neighbours";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("informedOn", LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        openings.neighboursInformed(
                answer.dossier(),
                answer.date("informedOn"),
                answer.choice("noticeChannel", Channel.class),
                answer.text("noticePerimeter"),
                answer.by());
    }
}
