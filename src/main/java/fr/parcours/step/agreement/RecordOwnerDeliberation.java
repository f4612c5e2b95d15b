package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.dossier.Dossiers;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Consigner la délibération du propriétaire »: a commune lends by a deliberation of its council only. */
@Component
class RecordOwnerDeliberation implements Receiver {
    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("TAKEN", "Oui, sa délibération est reçue"),
            ConventionAtHand.choice("RETURNED", "Non, ou il demande un autre texte"));

    private final Dossiers dossiers;
    private final SentBack sentBack;
    private final Acts acts;
    private final ConventionAtHand atHand;

    RecordOwnerDeliberation(Dossiers dossiers, SentBack sentBack, Acts acts, ConventionAtHand atHand) {
        this.dossiers = dossiers;
        this.sentBack = sentBack;
        this.acts = acts;
        this.atHand = atHand;
    }

    @Override
    public String form() {
        return "record-owner-deliberation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return atHand.openToRecord(asked.dossier(), DECISIONS, "ownerActDate");
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        if (answer.text("actDecision").equals("TAKEN")) {
            acts.ownerDeliberated(
                    number,
                    atHand.decidable(number).version(),
                    answer.text("ownerActNumber"),
                    answer.date("ownerActDate"));
        } else {
            sentBack.withRemark(answer);
        }
    }
}
