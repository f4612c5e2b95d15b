package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.KeySet;
import fr.parcours.register.keys.Keys;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Reprendre les clés », at the end or after an abandonment. What does not come back is kept as lost. */
@Component
class ReturnKeys implements Receiver {
    private final Keys keys;
    private final DossierSheet sheet;

    ReturnKeys(Keys keys, DossierSheet sheet) {
        this.keys = keys;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "return-keys";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put(
                "keysText", keys.of(asked.dossier()).stream().map(KeySet::title).collect(Collectors.joining("\n")));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        if (answer.flag("allKeysReturned")) {
            keys.takeBack(answer.dossier(), answer.by());
        } else {
            keys.recordLoss(answer.dossier(), answer.text("missingKeys"), answer.flag("lockChangeNeeded"), answer.by());
        }
    }
}
