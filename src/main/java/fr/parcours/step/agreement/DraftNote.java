package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** « Rédiger la note d'affectation ». Dates and headcount are the dossier's: they change by an action, not here. */
@Component
class DraftNote implements Receiver {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Agreements agreements;
    private final TitleByTable title;
    private final DossierSheet sheet;
    private final Papers papers;
    private final NoteContent content;

    DraftNote(
            Dossiers dossiers,
            DossierParties parties,
            Agreements agreements,
            TitleByTable title,
            DossierSheet sheet,
            Papers papers,
            NoteContent content) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.agreements = agreements;
        this.title = title;
        this.sheet = sheet;
        this.papers = papers;
        this.content = content;
    }

    @Override
    public String form() {
        return "draft-note";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var request = dossiers.get(asked.dossier()).request();
        var data = sheet.open(asked.dossier());
        data.put("titleLabel", "Affectation interne (note) : la MEL ne contracte pas avec elle-même");
        data.put("startDate", request.requestedStart().toString());
        data.put("endDate", request.requestedEnd().toString());
        data.put("authorisedUse", request.purpose());
        data.put("worksCost", request.costEur());
        data.put("budgetCode", "PRINCIPAL");
        agreements.latest(asked.dossier()).ifPresent(earlier -> fill(data, earlier));
        return data;
    }

    private static void fill(Map<String, Object> data, Agreement earlier) {
        data.put("authorisedUse", earlier.terms().authorisedUse());
        data.put("responsibleFunction", earlier.terms().responsibleFunction());
        data.put("budgetCode", earlier.terms().budgetCode());
        data.put("worksCost", earlier.terms().worksCost());
        data.put("conditions", Objects.requireNonNullElse(earlier.terms().conditions(), ""));
        if (earlier.stale()) {
            data.put("returnRemark", "Un fait clé du dossier a changé : la note est à reprendre.");
        } else if (earlier.returnRemark() != null) {
            data.put("returnRemark", earlier.returnRemark());
        }
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes under the pen
        agreements.draft(
                dossier.number(),
                title.of(dossier.number()),
                new Agreement.Terms(
                        answer.text("authorisedUse"),
                        answer.text("responsibleFunction"),
                        answer.text("budgetCode"),
                        answer.decimal("worksCost"),
                        answer.optionalText("conditions")),
                dossier.request().requestedStart(),
                dossier.request().requestedEnd(),
                dossier.request().headcount(),
                answer.by());
        parties.acted(dossier.number(), Act.DRAFT, answer.by());
        papers.issue(
                dossier.number(),
                Paper.ASSIGNMENT_NOTE_DRAFT,
                content.of(agreements.get(dossier.number()), dossier),
                answer.by());
    }
}
