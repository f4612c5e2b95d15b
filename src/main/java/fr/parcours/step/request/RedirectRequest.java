package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.step.Promise;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Proposer un autre espace ou refuser », after a blocking reason, an unfavourable visit or no agreement in principle. */
@Component
class RedirectRequest implements Receiver {
    private final Orientation orientation;
    private final GivenOpinions given;
    private final Promise promise;

    RedirectRequest(Orientation orientation, GivenOpinions given, Promise promise) {
        this.orientation = orientation;
        this.given = given;
        this.promise = promise;
    }

    @Override
    public String form() {
        return "redirect-request";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = orientation.data(asked);
        data.put("opinionsText", given.text(asked.dossier()));
        promise.givenToAnother(asked.dossier()).ifPresent(reasons -> data.put("refusalReason", reasons));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        orientation.receive(answer);
    }
}
