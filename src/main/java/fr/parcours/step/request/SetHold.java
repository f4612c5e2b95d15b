package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Poser l'option »: the space is this dossier's until the option expires. */
@Component
class SetHold implements Receiver {
    private final Orientation orientation;

    SetHold(Orientation orientation) {
        this.orientation = orientation;
    }

    @Override
    public String form() {
        return "set-hold";
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
