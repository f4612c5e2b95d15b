package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Vérifier l'ouverture »: the last look at the place before the keys. A no is looked at again once it is mended. */
@Component
class CheckOpening implements Receiver {
    private final Dossiers dossiers;
    private final Openings openings;
    private final Safety safety;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final DossierSheet sheet;

    CheckOpening(
            Dossiers dossiers,
            Openings openings,
            Safety safety,
            Letters letters,
            Mailboxes mailboxes,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.openings = openings;
        this.safety = safety;
        this.letters = letters;
        this.mailboxes = mailboxes;
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
        } else {
            tellPatrimony(answer);
        }
    }

    private void tellPatrimony(Answer answer) {
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossiers.get(answer.dossier()).service()),
                answer.dossier(),
                "not-ready-" + answer.asked().taskId(),
                "l'espace ne peut pas encore ouvrir",
                """
                        Bonjour,

                        La vérification avant ouverture n'est pas concluante. Ce qui reste à corriger :
                        %s

                        La vérification sera refaite ensuite ; les clés attendent.""".formatted(answer.text("openingRemark")));
    }

    /** What the tables of safety leave to be seen or done in the space. */
    private List<Requirement> onSite(DossierNumber dossier) {
        return safety.open(dossier).stream().map(Step::requirement).toList();
    }
}
