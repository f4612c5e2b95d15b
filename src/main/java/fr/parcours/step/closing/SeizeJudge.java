package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EarlyEnd;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Saisir le juge en référé »: mesures utiles at the administrative judge, or the civil one, as the title says. */
@Component
class SeizeJudge implements Receiver {
    private final Dossiers dossiers;
    private final Overstays overstays;
    private final EarlyEnd earlyEnd;
    private final DossierSheet sheet;
    private final Clock clock;

    SeizeJudge(Dossiers dossiers, Overstays overstays, EarlyEnd earlyEnd, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.overstays = overstays;
        this.earlyEnd = earlyEnd;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "seize-judge";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var today = LocalDate.now(clock).toString();
        var data = sheet.open(dossier.number());
        data.put(
                "judgeText",
                "Référé devant %s.".formatted(earlyEnd.judge(dossier).label()));
        data.put("today", today);
        data.put("filedOn", today);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        overstays.file(answer.dossier(), answer.date("filedOn"), answer.text("caseRef"), answer.by());
    }
}
