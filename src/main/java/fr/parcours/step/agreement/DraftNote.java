package fr.parcours.step.agreement;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.legal.Qualification;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Facts;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Rédiger la note d'affectation ». Dates and headcount are the dossier's: they change by an action, not here. */
@Component
class DraftNote implements Receiver {
    private static final int MOST_CONDITIONS = 10_000; // what does not fit here is printed after it all the same

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Agreements agreements;
    private final SentBack sentBack;
    private final Reserves reserves;
    private final Facts facts;
    private final DossierSheet sheet;
    private final Papers papers;
    private final NoteContent content;

    DraftNote(
            Dossiers dossiers,
            DossierParties parties,
            Agreements agreements,
            SentBack sentBack,
            Reserves reserves,
            Facts facts,
            DossierSheet sheet,
            Papers papers,
            NoteContent content) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.agreements = agreements;
        this.sentBack = sentBack;
        this.reserves = reserves;
        this.facts = facts;
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
        var dossier = dossiers.get(asked.dossier());
        var request = dossier.request();
        var data = sheet.open(asked.dossier());
        data.put("titleLabel", "Affectation interne (note) : la MEL ne contracte pas avec elle-même");
        data.put("startDate", request.requestedStart().toString());
        data.put("endDate", request.requestedEnd().toString());
        data.put("authorisedUse", request.purpose());
        data.put("worksCost", request.costEur());
        data.put("budgetCode", "PRINCIPAL");
        var earlier = agreements.latest(asked.dossier());
        earlier.ifPresent(note -> fill(data, note));
        data.put(
                "conditions",
                proposed(
                        asked.dossier(),
                        earlier.map(note -> note.terms().conditions())
                                .orElseGet(() -> reserves.stillAsked(
                                        asked.dossier(),
                                        Objects.requireNonNullElse(dossier.agreementConditions(), "")))));
        return data;
    }

    /** The conditions as they were, and the open reserves that they do not repeat, as long as the field takes them. */
    private String proposed(DossierNumber dossier, String conditions) {
        var whole = Stream.concat(
                        conditions.isEmpty() ? Stream.empty() : Stream.of(conditions),
                        reserves.open(dossier).stream()
                                .filter(reserve -> !conditions.contains(reserve.text()))
                                .map(Reserve::told)
                                .map("– "::concat))
                .collect(Collectors.joining("\n"));
        return whole.length() <= MOST_CONDITIONS ? whole : conditions;
    }

    private static void fill(Map<String, Object> data, Agreement earlier) {
        data.put("authorisedUse", earlier.terms().authorisedUse());
        data.put("responsibleFunction", earlier.terms().responsibleFunction());
        data.put("budgetCode", earlier.terms().budgetCode());
        data.put("worksCost", earlier.terms().worksCost());
        if (earlier.stale()) {
            data.put("returnRemark", "Un fait clé du dossier a changé : la note est à reprendre.");
        } else if (earlier.returnRemark() != null) {
            data.put("returnRemark", earlier.returnRemark());
        }
    }

    /** The table has the last word, not the drafter; the legal review has asked it. */
    private String title(DossierNumber dossier) {
        var title = facts.of(dossier.value()).legalTitle();
        if (!title.equals(Qualification.INTERNAL)) {
            throw new Conflict("La règle désigne le titre « %s », qui ne se rédige pas encore ici.".formatted(title));
        }
        return title;
    }

    /** @throws Conflict for a title that this house cannot draft yet: the legal staff is told which one the table names */
    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes under the pen
        agreements.draft(
                dossier.number(),
                title(dossier.number()),
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
        var note = agreements.get(dossier.number());
        sentBack.answered(note, null, answer.by());
        papers.issueTitle(note, Paper.ASSIGNMENT_NOTE_DRAFT, content.of(note, dossier), answer.by());
    }
}
