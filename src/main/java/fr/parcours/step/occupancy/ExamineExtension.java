package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.register.space.Days;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Examiner la prolongation ». A yes takes the days at once, and the note is drafted to the new end; the occupation's
 * own end moves when the amendment is signed, and until then it can be undone ({@code PendingExtension}). */
@Component
class ExamineExtension implements Receiver {
    private final Extensions extensions;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Days days;
    private final DossierSheet sheet;

    ExamineExtension(Extensions extensions, Dossiers dossiers, DossierParties parties, Days days, DossierSheet sheet) {
        this.extensions = extensions;
        this.dossiers = dossiers;
        this.parties = parties;
        this.days = days;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "examine-extension";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var extension = asked(asked);
        var data = sheet.open(asked.dossier());
        data.put(
                "extensionText",
                "Fin actuelle : %s\nFin demandée : %s\nMotif : %s"
                        .formatted(French.day(extension.oldEnd()), French.day(extension.newEnd()), extension.reason()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var extension = asked(answer.asked());
        var agreed = answer.flag("extensionAgreed");
        extensions.decide(extension.id(), agreed, answer.optionalText("extensionGround"), answer.by());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
        if (agreed) {
            var request = dossier.request();
            days.hold(request.spaceCode(), request.requestedStart(), extension.newEnd(), dossier.number());
            dossiers.correct(dossier.number(), request.during(request.requestedStart(), extension.newEnd()));
        }
    }

    private Extension asked(Asked asked) {
        return extensions
                .underWay(asked.dossier())
                .orElseThrow(() -> new Conflict("Aucune prolongation n'attend de décision dans ce dossier."));
    }
}
