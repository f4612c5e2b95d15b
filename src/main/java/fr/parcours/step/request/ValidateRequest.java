package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Valider la demande »: the superior's yes or no. */
@Component
class ValidateRequest implements Receiver {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Changes changes;
    private final AskedOfTheService asked;
    private final DossierSheet sheet;

    ValidateRequest(
            Dossiers dossiers, DossierParties parties, Changes changes, AskedOfTheService asked, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.changes = changes;
        this.asked = asked;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "validate-request";
    }

    @Override
    public Map<String, Object> data(Asked task) {
        var dossier = dossiers.get(task.dossier());
        var data = sheet.open(dossier.number());
        data.putAll(asked.of(dossier));
        var earlier = dossier.validationComment();
        if (earlier != null) {
            data.put("returnReason", "Vous aviez demandé : « %s »".formatted(earlier));
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        dossiers.validated(
                answer.dossier(), answer.flag("hierarchicalValidation"), answer.optionalText("validationComment"));
        changes.seenBySuperior(answer.dossier());
        parties.acted(answer.dossier(), Act.VALIDATE, answer.by());
    }
}
