package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Proposer un autre espace ou refuser », after a blocking reason, an unfavourable visit or no agreement in principle. */
@Component
class RedirectRequest implements Receiver {
    private final Orientation orientation;
    private final GivenOpinions given;

    RedirectRequest(Orientation orientation, GivenOpinions given) {
        this.orientation = orientation;
        this.given = given;
    }

    @Override
    public String form() {
        return "redirect-request";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = orientation.data(asked);
        data.put("opinionsText", given.text(asked.dossier()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        orientation.receive(answer);
    }
}
