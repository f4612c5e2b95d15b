package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.step.French;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * « Signer la convention », for the President and by delegation, after the other party. One whose facts have changed can only
 * go back, and so can one while an opinion is to be given again or stands against it. Without a piece that the law wants joined
 * to it, it is signed for a reason that stays on record.
 */
@Component
class SignConvention implements Receiver {
    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("SIGN", "Signer la convention"),
            ConventionAtHand.choice("RETURN", "Renvoyer en rédaction"));

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Agreements agreements;
    private final SentBack sentBack;
    private final Opinions opinions;
    private final ConventionAtHand atHand;
    private final ConventionContent content;
    private final DueAtSignature dueAtSignature;

    SignConvention(
            Dossiers dossiers,
            DossierParties parties,
            Agreements agreements,
            SentBack sentBack,
            Opinions opinions,
            ConventionAtHand atHand,
            ConventionContent content,
            DueAtSignature dueAtSignature) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.agreements = agreements;
        this.sentBack = sentBack;
        this.opinions = opinions;
        this.atHand = atHand;
        this.content = content;
        this.dueAtSignature = dueAtSignature;
    }

    @Override
    public String form() {
        return "sign-convention";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = atHand.open(asked.dossier());
        var agreement = atHand.agreement(asked.dossier());
        var act = atHand.act(agreement);
        data.put(
                "counterText",
                "%s, le %s".formatted(act.counterAs(), French.day(Objects.requireNonNull(act.counterOn()))));
        data.put(
                "signOptions",
                ConventionAtHand.choices(atHand.isStale(agreement) || !opinions.isSettled(asked.dossier()), DECISIONS));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number(); // no fact changes under the pen
        if (answer.text("signDecision").equals("RETURN")) {
            sentBack.withRemark(answer);
            return;
        }
        var agreement = atHand.decidable(number);
        opinions.requireSettled(number);
        agreements.sign(number, atHand.act(agreement).authority(), answer.by(), SignDecision.QUALITY);
        parties.acted(number, Act.SIGN, answer.by());
        dueAtSignature.signed(agreement, answer.optionalText("signWithoutReason"), answer.by());
        content.sign(atHand.agreement(number), atHand.text(agreement), answer.by());
    }
}
