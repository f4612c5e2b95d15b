package fr.parcours.step.completion;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Répondre à la demande de complément ». */
@Component
class AnswerCompletion implements Receiver {
    private final RoundTrips trips;
    private final CarriedTrip carried;
    private final DossierSheet sheet;

    AnswerCompletion(RoundTrips trips, CarriedTrip carried, DossierSheet sheet) {
        this.trips = trips;
        this.carried = carried;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "answer-completion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var trip = carried.by(asked);
        var data = sheet.open(asked.dossier());
        data.put("questionText", trip.question());
        data.put("causeLabel", trip.cause().label());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        trips.answer(carried.by(answer.asked()).id(), answer.text("answer"), answer.by());
    }
}
