package fr.parcours.step.completion;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.step.CarriedTrip;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Répondre à la demande de complément »: in words, and with papers. */
@Component
class AnswerCompletion implements Receiver {
    private final CarriedTrip carried;

    AnswerCompletion(CarriedTrip carried) {
        this.carried = carried;
    }

    @Override
    public String form() {
        return "answer-completion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return carried.shown(asked);
    }

    @Override
    public void receive(Answer answer) {
        carried.take(answer);
    }
}
