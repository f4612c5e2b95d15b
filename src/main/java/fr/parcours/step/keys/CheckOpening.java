package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.Openings;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Vérifier l'ouverture »: the last look at the place before the keys. A no is looked at again once it is mended. */
@Component
class CheckOpening implements Receiver {
    private final Openings openings;
    private final DossierSheet sheet;

    CheckOpening(Openings openings, DossierSheet sheet) {
        this.openings = openings;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "check-opening";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        openings.find(asked.dossier())
                .map(Openings.Check::remark)
                .ifPresent(remark -> data.put("earlierRemark", remark));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        openings.checked(
                answer.dossier(),
                new Openings.Check(
                        answer.flag("exitsFree"),
                        answer.flag("extinguishersInPlace"),
                        answer.flag("evacuationPlanPosted"),
                        answer.flag("registersOpen"),
                        answer.flag("emergencyNumbersPosted"),
                        answer.optionalText("openingRemark")),
                answer.by());
    }
}
