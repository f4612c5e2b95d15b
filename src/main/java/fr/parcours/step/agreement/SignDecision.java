package fr.parcours.step.agreement;

import fr.parcours.Conflict;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** « Signer la décision », by an elected holder of the President's delegation. The convention that goes to the other party cites it. */
@Component
class SignDecision implements Receiver {
    /** The quality in which he signs (CRPA L212-1). Demo accounts are roles: no name stands here. */
    static final String QUALITY = "L'élu délégué au patrimoine, pour le Président et par délégation";

    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("TAKEN", "Signer la décision"),
            ConventionAtHand.choice("RETURNED", "Renvoyer en rédaction"));

    /** Only of an act that was prepared before jurists settled them. */
    private static final String UNSETTLED =
            "Cette décision n'a pas encore de numéro : renvoyez-la en rédaction, le juriste l'arrêtera.";

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final SentBack sentBack;
    private final Acts acts;
    private final ConventionAtHand atHand;
    private final ActContent content;
    private final ConventionContent convention;
    private final Clock clock;

    SignDecision(
            Dossiers dossiers,
            DossierParties parties,
            SentBack sentBack,
            Acts acts,
            ConventionAtHand atHand,
            ActContent content,
            ConventionContent convention,
            Clock clock) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.sentBack = sentBack;
        this.acts = acts;
        this.atHand = atHand;
        this.content = content;
        this.convention = convention;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "sign-decision";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = atHand.open(asked.dossier());
        var agreement = atHand.agreement(asked.dossier());
        var act = atHand.act(agreement);
        data.put("decisionText", (Shown) () -> content.text(agreement, act));
        if (act.number() == null) {
            data.putIfAbsent("staleText", UNSETTLED);
        }
        data.put("actOptions", ConventionAtHand.choices(data.containsKey("staleText"), DECISIONS));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        if (answer.text("actDecision").equals("RETURNED")) {
            sentBack.withRemark(answer);
            return;
        }
        var agreement = atHand.decidable(number);
        acts.take(
                number,
                agreement.version(),
                Optional.ofNullable(atHand.act(agreement).number()).orElseThrow(() -> new Conflict(UNSETTLED)),
                LocalDate.now(clock),
                QUALITY);
        parties.acted(number, Act.SIGN, answer.by());
        content.sign(agreement, atHand.act(agreement), answer.by());
        convention.draft(agreement, atHand.text(agreement), agreement.draftedBy());
    }
}
