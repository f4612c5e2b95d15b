package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Proposer un autre espace ou refuser », after a blocking reason or an unfavourable visit. */
@Component
class RedirectRequest implements Receiver {
    private final Orientation orientation;

    RedirectRequest(Orientation orientation) {
        this.orientation = orientation;
    }

    @Override
    public String form() {
        return "redirect-request";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return orientation.data(asked);
    }

    @Override
    public void receive(Answer answer) {
        orientation.receive(answer);
    }
}
