package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Instruire le point de droit »: go on or refuse, with the ground. */
@Component
class InstructLegal implements Receiver {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Findings findings;
    private final Opinions opinions;
    private final DossierSheet sheet;

    InstructLegal(Dossiers dossiers, DossierParties parties, Findings findings, Opinions opinions, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.findings = findings;
        this.opinions = opinions;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "instruct-legal";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("findingsText", findings.text(asked.dossier()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var verdict = answer.text("legalDecision");
        opinions.give(answer.dossier(), Groups.JURIDIQUE, verdict, answer.text("legalGround"), answer.by());
        if (verdict.equals("REFUSE")) {
            dossiers.refusedBecause(answer.dossier(), answer.text("legalGround"));
        } else {
            findings.of(answer.dossier()).stream()
                    .filter(finding -> finding.severity() == Severity.LEGAL)
                    .forEach(finding -> findings.settle(answer.dossier(), finding, answer.by()));
        }
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
