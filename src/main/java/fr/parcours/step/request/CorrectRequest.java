package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.step.DossierSheet;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Compléter la demande »: the start form again, prefilled, with what is missing said on top. */
@Component
class CorrectRequest implements Receiver {
    private final RequestForm form;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Findings findings;
    private final DossierSheet sheet;

    CorrectRequest(RequestForm form, Dossiers dossiers, DossierParties parties, Findings findings, DossierSheet sheet) {
        this.form = form;
        this.dossiers = dossiers;
        this.parties = parties;
        this.findings = findings;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "correct-request";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = new HashMap<String, Object>(form.filledWith(dossier.request()));
        data.putAll(form.occupantOf(dossier.number()));
        data.putAll(sheet.open(dossier.number()));
        var comment = dossier.validationComment();
        data.put(
                "returnReason",
                findings.toComplete(dossier.number())
                        + (comment == null ? "" : "\nVotre hiérarchie écrit : « " + comment + " »"));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var before = dossiers.lock(answer.dossier()).request();
        var after = form.read(answer);
        if (before.isExternal() != after.isExternal()) {
            throw new BadInput(
                    "occupantType",
                    "Un service de la MEL et un occupant extérieur n'ont pas le même parcours : déposez une autre demande.");
        }
        dossiers.correct(answer.dossier(), after);
        form.recordOccupant(answer, after);
        form.attach(answer);
        dossiers.moveTo(answer.dossier(), DossierState.DEPOSE);
        if (!after.isExternal()) {
            parties.acted(answer.dossier(), Act.REQUEST, answer.by());
        }
    }
}
