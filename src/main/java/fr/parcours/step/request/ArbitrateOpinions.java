package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Arbitrer les avis »: who steers decides between opinions that contradict, and says why. */
@Component
class ArbitrateOpinions implements Receiver {
    private final Opinions opinions;
    private final DossierParties parties;
    private final GivenOpinions given;
    private final DossierSheet sheet;

    ArbitrateOpinions(Opinions opinions, DossierParties parties, GivenOpinions given, DossierSheet sheet) {
        this.opinions = opinions;
        this.parties = parties;
        this.given = given;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "arbitrate-opinions";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("opinionsText", given.text(asked.dossier()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var verdict = answer.choice("opinionsArbitration", Verdict.class);
        opinions.give(answer.dossier(), Groups.PILOTAGE, verdict, answer.text("arbitrationGround"), null, answer.by());
        parties.acted(answer.dossier(), Act.ARBITRATE, answer.by());
    }
}
