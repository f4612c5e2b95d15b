package fr.parcours.step.safety;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.safety.Safety;
import fr.parcours.step.DossierSheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Déposer le dossier » with the authority; its delay runs from a complete file only. */
@Component
class FileAuthorisation implements Receiver {
    private final Authorisations authorisations;
    private final Safety safety;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Clock clock;

    FileAuthorisation(
            Authorisations authorisations, Safety safety, DossierParties parties, DossierSheet sheet, Clock clock) {
        this.authorisations = authorisations;
        this.safety = safety;
        this.parties = parties;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "file-authorisation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        var step = authorisations.carriedBy(asked);
        data.put("authorisationText", step.title());
        if (step.remark() != null) {
            data.put("refusalText", step.remark());
        }
        data.put("today", LocalDate.now(clock).toString());
        data.put("filedOn", LocalDate.now(clock).toString());
        data.put("fileComplete", true);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var filedOn = answer.date("filedOn");
        safety.file(
                answer.dossier(),
                authorisations.carriedBy(answer.asked()).requirement(),
                filedOn,
                answer.flag("fileComplete") ? filedOn : null,
                answer.flag("derogationAsked"),
                answer.by());
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
