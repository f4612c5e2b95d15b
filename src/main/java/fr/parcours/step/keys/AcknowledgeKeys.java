package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.keys.Keys;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Accuser réception des clés »: a no takes them back, to be handed over properly. */
@Component
class AcknowledgeKeys implements Receiver {
    private final Keys keys;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Names names;

    AcknowledgeKeys(Keys keys, DossierSheet sheet, Papers papers, Names names) {
        this.keys = keys;
        this.sheet = sheet;
        this.papers = papers;
        this.names = names;
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
            papers.issue(answer.dossier(), Paper.KEY_RECEIPT, receipt(answer.dossier()), answer.by());
        } else {
            keys.refuseReceipt(answer.dossier(), answer.text("receiptRemark"), answer.by());
        }
    }

    /** What the receipt says (domain.md, 7.6). */
    private Map<String, @Nullable Object> receipt(DossierNumber dossier) {
        var content = new HashMap<String, @Nullable Object>();
        content.put(
                "keySets",
                keys.of(dossier).stream()
                        .map(set -> Map.of(
                                "setNo", set.id().no(), "kind", set.kind().label(), "copies", set.copies()))
                        .toList());
        keys.receipt(dossier).ifPresent(receipt -> {
            content.put("author", names.account(receipt.givenBy()));
            content.put("receiverFunction", receipt.receiverFunction());
            content.put("alarmCodeGiven", receipt.alarmCodeGiven());
            content.put("givenAt", receipt.givenAt());
            content.put("givenBy", names.account(receipt.givenBy()));
            content.put("acknowledgedAt", receipt.acknowledgedAt());
            if (receipt.acknowledgedBy() != null) {
                content.put("acknowledgedBy", names.account(receipt.acknowledgedBy()));
            }
        });
        return content;
    }
}
