package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * « Arbitrer les avis »: who steers decides between opinions that contradict, and says why. Against it once the agreement
 * is given, who lends the space hears of it: no note is signed and no key leaves.
 */
@Component
class ArbitrateOpinions implements Receiver {
    private final Dossiers dossiers;
    private final Opinions opinions;
    private final DossierParties parties;
    private final GivenOpinions given;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final DossierSheet sheet;

    ArbitrateOpinions(
            Dossiers dossiers,
            Opinions opinions,
            DossierParties parties,
            GivenOpinions given,
            Letters letters,
            Mailboxes mailboxes,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.opinions = opinions;
        this.parties = parties;
        this.given = given;
        this.letters = letters;
        this.mailboxes = mailboxes;
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
        var number = dossiers.lock(answer.dossier()).number();
        if (verdict == Verdict.DEFAVORABLE && !opinions.awaited(number).isEmpty()) { // nobody could take that back
            throw new Conflict("Un service rend de nouveau son avis : attendez-le avant un arbitrage défavorable.");
        }
        opinions.give(answer.dossier(), Groups.PILOTAGE, verdict, answer.text("arbitrationGround"), null, answer.by());
        parties.acted(answer.dossier(), Act.ARBITRATE, answer.by());
        var dossier = dossiers.get(answer.dossier());
        if (verdict == Verdict.DEFAVORABLE && dossier.state() != DossierState.EN_INSTRUCTION) {
            tellPatrimony(dossier, answer);
        }
    }

    private void tellPatrimony(Dossier dossier, Answer answer) {
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                "arbitrated-against-" + answer.asked().taskId(),
                "arbitrage défavorable après un changement",
                """
                        Bonjour,

                        Un fait clé du dossier %s a changé, et l'arbitrage des avis est défavorable, pour le motif suivant : %s

                        Le titre ne peut plus être signé ni les clés remises. Voyez avec le demandeur s'il modifie sa demande ou y renonce.""".formatted(dossier.number(), answer.text("arbitrationGround")));
    }
}
