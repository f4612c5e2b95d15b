package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.visit.Visits;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How a review ends, the same for each trade: a verdict, its ground, and what is to be done first (domain.md 7.2). */
@Component
public class OpinionForm {
    /**
     * What a trade's opinion rests upon.
     *
     * @param trade group that gives it
     * @param examined papers, beside the report of the visit
     */
    public record Study(
            String trade, Paper paper, String object, List<Examined> examined, List<String> legalReferences) {}

    /** A paper that was read. @param date French */
    public record Examined(String document, String date) {}

    private final Dossiers dossiers;
    private final Opinions opinions;
    private final DossierParties parties;
    private final Visits visits;
    private final Papers papers;
    private final Names names;

    OpinionForm(
            Dossiers dossiers, Opinions opinions, DossierParties parties, Visits visits, Papers papers, Names names) {
        this.dossiers = dossiers;
        this.opinions = opinions;
        this.parties = parties;
        this.visits = visits;
        this.papers = papers;
        this.names = names;
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

    /** Writes the opinion down, and its paper. */
    public void receive(Answer answer, Study study) {
        var verdict = answer.choice("verdict", Verdict.class);
        var ground = answer.text("opinionGround");
        var reserves = answer.optionalText("opinionReserves");
        opinions.give(answer.dossier(), study.trade(), verdict, ground, reserves, answer.by());
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
        papers.issue(
                answer.dossier(),
                study.paper(),
                Map.of(
                        "object", study.object(),
                        "examined", examined(answer.dossier(), study),
                        "findings", ground,
                        "opinion", verdict.name(),
                        "reserves", reserves == null ? List.of() : numbered(answer.dossier(), study, reserves),
                        "legalReferences", study.legalReferences()),
                answer.by());
    }

    private List<Map<String, Object>> examined(DossierNumber dossier, Study study) {
        var visited = visits.latest(dossier).stream()
                .map(visit -> new Examined("Compte rendu de visite", French.day(visit.at())));
        return Stream.concat(visited, study.examined().stream())
                .map(one -> Map.<String, Object>of("document", one.document(), "date", one.date()))
                .toList();
    }

    /** A reserve is the trade's to lift before the occupation starts, unless its line says otherwise. */
    private List<Map<String, Object>> numbered(DossierNumber dossier, Study study, String reserves) {
        var due = dossiers.get(dossier).request().requestedStart();
        return reserves.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Map.<String, Object>of(
                        "reserve", line.strip(), "owner", names.role(study.trade()), "due", French.day(due)))
                .toList();
    }
}
