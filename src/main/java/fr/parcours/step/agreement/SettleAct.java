package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.DecidingAct.References;
import fr.parcours.register.dossier.Dossiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * « Arrêter l'acte »: the text being locked, its number and what it cites are given before anybody signs it or votes on it.
 * What the last act of the same authority cited is proposed again, and the number that an earlier version was given in vain;
 * else a reference of the dossier's own [PARAM], which the jurist replaces by that of the register of acts. A text that a change has
 * outdated costs no number: it goes back.
 */
@Component
class SettleAct implements Receiver {
    private static final String OPERATOR = "PROTOCOLE_TRIPARTITE";

    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("SETTLED", "Arrêter l'acte"),
            ConventionAtHand.choice("RETURNED", "Reprendre la convention"));

    private final Dossiers dossiers;
    private final SentBack sentBack;
    private final Acts acts;
    private final ConventionAtHand atHand;
    private final ActContent content;

    SettleAct(Dossiers dossiers, SentBack sentBack, Acts acts, ConventionAtHand atHand, ActContent content) {
        this.dossiers = dossiers;
        this.sentBack = sentBack;
        this.acts = acts;
        this.atHand = atHand;
        this.content = content;
    }

    @Override
    public String form() {
        return "settle-act";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var agreement = atHand.agreement(asked.dossier());
        var act = atHand.act(agreement);
        var data = atHand.open(asked.dossier());
        data.put("actOptions", ConventionAtHand.choices(atHand.isStale(agreement), DECISIONS));
        data.put("decisionText", (Shown) () -> content.text(agreement, act));
        if (!act.isDeliberation()) {
            data.put("numberText", "Une décision directe porte son numéro quand l'élu la signe.");
            data.put(
                    "actNumber",
                    acts.untakenNumber(asked.dossier())
                            .orElseGet(() -> "%s-D%d".formatted(asked.dossier(), agreement.version())));
        }
        if (act.isByDelegation()) {
            data.put("delegationText", "Du Conseil %s.".formatted(act.isDeliberation() ? "au Bureau" : "au Président"));
        }
        if (agreement.legalTitle().equals(OPERATOR)) {
            data.put("contractText", "L'espace est géré par un exploitant.");
        }
        acts.lastCited(act.authority()).ifPresent(cited -> {
            Optional.ofNullable(cited.delegation()).ifPresent(told -> data.put("delegation", told));
            Optional.ofNullable(cited.order()).ifPresent(told -> data.put("signatureOrder", told));
        });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        if ("RETURNED".equals(answer.optionalText("actDecision"))) {
            sentBack.withRemark(answer);
            return;
        }
        var agreement = atHand.decidable(number);
        acts.settle(
                number,
                agreement.version(),
                answer.optionalText("actNumber"),
                new References(
                        answer.optionalText("delegation"),
                        answer.optionalText("signatureOrder"),
                        answer.optionalText("operatorContract")));
        content.draft(agreement, atHand.act(agreement));
    }
}
