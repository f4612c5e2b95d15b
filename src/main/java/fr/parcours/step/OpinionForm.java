package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How a review ends, the same for each trade: a verdict, its ground, and what is to be done first (domain.md 7.2). */
@Component
public class OpinionForm {
    private final Opinions opinions;
    private final DossierParties parties;

    OpinionForm(Opinions opinions, DossierParties parties) {
        this.opinions = opinions;
        this.parties = parties;
    }

    /**
     * Fills the form with what the findings suggest; the trade decides.
     *
     * @param ground French
     * @param reserves what is to be done first, each in French; with some, the proposal is a yes with reserves
     */
    public void propose(Map<String, Object> data, String ground, List<String> reserves) {
        propose(data, reserves.isEmpty() ? Verdict.FAVORABLE : Verdict.RESERVES, ground, reserves);
    }

    public void propose(Map<String, Object> data, Verdict verdict, String ground, List<String> reserves) {
        data.put("verdict", verdict.name());
        data.put("opinionGround", ground);
        if (!reserves.isEmpty()) {
            data.put("opinionReserves", String.join("\n", reserves));
        }
    }

    /** @param trade group that gives the opinion */
    public void receive(Answer answer, String trade) {
        opinions.give(
                answer.dossier(),
                trade,
                answer.choice("verdict", Verdict.class),
                answer.text("opinionGround"),
                answer.optionalText("opinionReserves"),
                answer.by());
        instructed(answer.dossier(), answer.by());
    }

    /** Notes that this person took part in the instruction. */
    public void instructed(DossierNumber dossier, String by) {
        parties.acted(dossier, Act.INSTRUCT, by);
    }
}
