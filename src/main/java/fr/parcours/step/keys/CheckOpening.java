package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.step.DossierSheet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Vérifier l'ouverture »: the last look at the place before the keys. A no is looked at again once it is mended. */
@Component
class CheckOpening implements Receiver {
    private final Openings openings;
    private final Safety safety;
    private final DossierSheet sheet;

    CheckOpening(Openings openings, Safety safety, DossierSheet sheet) {
        this.openings = openings;
        this.safety = safety;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "check-opening";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put(
                "onSiteText",
                onSite(asked.dossier()).stream()
                        .map(requirement -> "– " + requirement.label())
                        .collect(Collectors.joining("\n")));
        openings.find(asked.dossier())
                .map(Openings.Check::remark)
                .ifPresent(remark -> data.put("earlierRemark", remark));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var check = new Openings.Check(
                answer.flag("exitsFree"),
                answer.flag("extinguishersInPlace"),
                answer.flag("evacuationPlanPosted"),
                answer.flag("registersOpen"),
                answer.flag("emergencyNumbersPosted"),
                !answer.has("onSiteDone") || answer.flag("onSiteDone"),
                answer.optionalText("openingRemark"));
        openings.checked(answer.dossier(), check, answer.by());
        if (check.isReady()) {
            safety.confirm(answer.dossier(), onSite(answer.dossier()), answer.by());
        }
    }

    /** What the tables of safety leave to be seen or done in the space. */
    private List<Requirement> onSite(DossierNumber dossier) {
        return safety.open(dossier).stream().map(Step::requirement).toList();
    }
}
