package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Breach;
import fr.parcours.register.occupancy.Endings.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.EarlyEnd.Proposal;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Constater la suite de la mise en demeure »: mended, the occupation goes on; else its end is proposed. */
@Component
class CheckCure implements Receiver {
    private final Dossiers dossiers;
    private final Breaches breaches;
    private final EarlyEnd earlyEnd;
    private final DossierSheet sheet;
    private final Letters letters;

    CheckCure(Dossiers dossiers, Breaches breaches, EarlyEnd earlyEnd, DossierSheet sheet, Letters letters) {
        this.dossiers = dossiers;
        this.breaches = breaches;
        this.earlyEnd = earlyEnd;
        this.sheet = sheet;
        this.letters = letters;
    }

    @Override
    public String form() {
        return "check-cure";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var breach = underWay(asked);
        var data = sheet.open(asked.dossier());
        data.put("noticeText", "Délai : jusqu'au %s\n%s".formatted(French.day(breach.cureBy()), breach.text()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var breach = underWay(answer.asked());
        var cured = answer.flag("cured");
        breaches.check(breach.id(), cured, answer.text("cureFinding"), answer.by());
        if (cured) {
            letters.toOccupant(dossier, "cured-" + breach.id(), "la mise en demeure est levée", """
                Bonjour,

                Il a été remédié au manquement qui vous était signalé : l'occupation continue.""");
        } else {
            var reason =
                    "Malgré la mise en demeure, dont le délai a pris fin le %s, il n'a pas été remédié au manquement suivant : %s Constat : %s"
                            .formatted(
                                    French.day(breach.cureBy()), sentence(breach.text()), answer.text("cureFinding"));
            var hearing = "L'occupant a pu présenter ses observations jusqu'au %s, fin du délai de la mise en demeure."
                    .formatted(French.day(breach.cureBy()));
            earlyEnd.propose(dossier, new Proposal(Kind.FAUTE, false, null, reason, hearing, "cured", answer.by()));
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private Breach underWay(Asked asked) {
        return breaches.underWay(asked.dossier(), Breaches.Kind.FAULT)
                .orElseThrow(() -> new Conflict("Aucune mise en demeure n'attend de constat dans ce dossier."));
    }
}
