package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.Keys;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.KeyReceipt;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Accuser réception des clés »: a no takes them back, to be handed over properly. */
@Component
class AcknowledgeKeys implements Receiver {
    private final Keys keys;
    private final DossierSheet sheet;
    private final Papers papers;
    private final KeyReceipt receipt;

    AcknowledgeKeys(Keys keys, DossierSheet sheet, Papers papers, KeyReceipt receipt) {
        this.keys = keys;
        this.sheet = sheet;
        this.papers = papers;
        this.receipt = receipt;
    }

    @Override
    public String form() {
        return "acknowledge-keys";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("keysText", keys.text(asked.dossier()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        if (answer.flag("keysReceived")) {
            keys.acknowledge(answer.dossier(), answer.by());
            papers.issue(answer.dossier(), Paper.KEY_RECEIPT, receipt.content(answer.dossier()), answer.by());
        } else {
            keys.refuseReceipt(answer.dossier(), answer.text("receiptRemark"), answer.by());
        }
    }
}
