package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
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

    private static final int MOST_RESERVES = 2000; // what field opinionReserves takes

    private final Opinions opinions;
    private final Reserves reserves;
    private final DossierParties parties;
    private final Visits visits;
    private final Papers papers;
    private final Names names;

    OpinionForm(
            Opinions opinions, Reserves reserves, DossierParties parties, Visits visits, Papers papers, Names names) {
        this.opinions = opinions;
        this.reserves = reserves;
        this.parties = parties;
        this.visits = visits;
        this.papers = papers;
        this.names = names;
    }

    /**
     * Fills the form with what the findings suggest; the trade decides. What it asked for earlier and nobody has lifted is
     * proposed again, first, since nothing else keeps it; of the rest as many lines as the form takes.
     *
     * @param ground French
     * @param found what is to be done first, each in French; with some, the proposal is a yes with reserves
     */
    public void propose(Map<String, Object> data, Asked asked, String trade, String ground, List<String> found) {
        var earlier = reserves.open(asked.dossier()).stream()
                .filter(reserve -> reserve.trade().equals(trade))
                .toList();
        var proposed = Stream.concat(earlier.stream().map(Reserve::text), found.stream())
                .distinct()
                .reduce((lines, line) -> fits(lines, line) ? lines + "\n" + line : lines)
                .orElse("");
        propose(data, proposed.isEmpty() ? Verdict.FAVORABLE : Verdict.RESERVES, ground);
        if (earlier.stream().anyMatch(Reserve::holdsKeys)) {
            data.put("reservesBeforeKeys", true);
        }
        if (!proposed.isEmpty()) {
            data.put("opinionReserves", proposed);
        }
    }

    private static boolean fits(String lines, String line) {
        return lines.length() + 1 + line.length() <= MOST_RESERVES;
    }

    /** As above, for a verdict that needs no reserves. */
    public void propose(Map<String, Object> data, Verdict verdict, String ground) {
        data.put("verdict", verdict.name());
        data.put("opinionGround", ground);
    }

    /** Writes the opinion down, what it leaves to be lifted, and its paper. */
    public void receive(Answer answer, Study study) {
        var dossier = answer.dossier();
        var verdict = answer.choice("verdict", Verdict.class);
        var ground = answer.text("opinionGround");
        var lines = answer.optionalText("opinionReserves");
        var beforeKeys = answer.flag("reservesBeforeKeys");
        opinions.give(dossier, study.trade(), verdict, ground, lines, answer.by());
        reserves.raise(dossier, study.trade(), lines, beforeKeys);
        parties.acted(dossier, Act.INSTRUCT, answer.by());
        papers.issue(
                dossier,
                study.paper(),
                Map.of(
                        "object", study.object(),
                        "examined", examined(dossier, study),
                        "findings", ground,
                        "opinion", verdict.name(),
                        "reserves", lines == null ? List.of() : rows(study, lines, beforeKeys),
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

    private List<Map<String, Object>> rows(Study study, String lines, boolean beforeKeys) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Map.<String, Object>of(
                        "reserve",
                        line.strip(),
                        "owner",
                        names.role(study.trade()),
                        "due",
                        beforeKeys ? "avant la remise des clés" : "sans effet sur l'entrée"))
                .toList();
    }
}
