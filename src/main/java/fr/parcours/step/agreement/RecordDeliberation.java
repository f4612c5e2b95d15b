package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.dossier.Dossiers;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * « Consigner la délibération »: adopted under its number, put off to another session, or sent back. The convention that
 * goes to the other party cites it.
 */
@Component
class RecordDeliberation implements Receiver {
    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("TAKEN", "Elle est adoptée"),
            ConventionAtHand.choice("POSTPONED", "Elle est reportée à une autre séance"),
            ConventionAtHand.choice("RETURNED", "Elle n'est pas adoptée, ou le texte est à reprendre"));

    private final Dossiers dossiers;
    private final SentBack sentBack;
    private final Acts acts;
    private final ConventionAtHand atHand;
    private final ConventionContent convention;

    RecordDeliberation(
            Dossiers dossiers, SentBack sentBack, Acts acts, ConventionAtHand atHand, ConventionContent convention) {
        this.dossiers = dossiers;
        this.sentBack = sentBack;
        this.acts = acts;
        this.atHand = atHand;
        this.convention = convention;
    }

    @Override
    public String form() {
        return "record-deliberation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return atHand.openToRecord(asked.dossier(), DECISIONS, "actDate");
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        switch (answer.text("actDecision")) {
            case "TAKEN" -> {
                var agreement = atHand.decidable(number);
                acts.take(number, agreement.version(), answer.text("actNumber"), answer.date("actDate"), null);
                convention.draft(agreement, atHand.text(agreement), agreement.draftedBy());
            }
            case "RETURNED" -> sentBack.withRemark(answer);
            default -> {
                // put off: another session will be chosen
            }
        }
    }
}
