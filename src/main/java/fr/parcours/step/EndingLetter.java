package fr.parcours.step;

import fr.parcours.Conflict;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.occupancy.Endings.Ending;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The decision by which the owner ends a title before its term: what is read before it is signed is what the occupant gets
 * (domain.md 7.4, article 23).
 */
@Component
public class EndingLetter {
    private static final String QUALITY = "L'élu délégué, pour le Président et par délégation";

    private final EarlyEnd earlyEnd;
    private final Papers papers;
    private final Letters letters;
    private final Clock clock;

    EndingLetter(EarlyEnd earlyEnd, Papers papers, Letters letters, Clock clock) {
        this.earlyEnd = earlyEnd;
        this.papers = papers;
        this.letters = letters;
        this.clock = clock;
    }

    /** As it is read before it is signed. @param lastDay of the occupation; null: its space is not open */
    public String text(Dossier dossier, Ending ending, @Nullable LocalDate lastDay) {
        return papers.text(dossier.number(), Paper.ENDING_DECISION, content(dossier, ending, lastDay));
    }

    /** As {@link #text}, signed. */
    public void send(Dossier dossier, Ending ending, @Nullable LocalDate lastDay, String by) {
        papers.issue(dossier.number(), Paper.ENDING_DECISION, content(dossier, ending, lastDay), by);
        letters.toOccupant(
                dossier,
                "ended-" + ending.id(),
                lastDay == null ? "le titre d'occupation est retiré" : "il est mis fin à l'occupation",
                """
            Bonjour,

            %s. Motif : %s

            %s %s La décision signée est au dossier.

            %s

            %s""".formatted(
                                ending.kind().label(),
                                ending.reason(),
                                ending.ground(),
                                lastDay == null
                                        ? "L'espace n'est pas ouvert : le titre est retiré et ne prend pas effet."
                                        : "L'occupation prend fin le %s inclus.".formatted(French.day(lastDay)),
                                ending.indemnity().sentence(),
                                Judge.valueOf(ending.judge()).appeal()));
    }

    /**
     * When the notice ends that runs from today, at the term at the latest; of farmed land, the harvest that it comes before.
     *
     * @throws Conflict (409) when the harvest is too near by now
     */
    public LocalDate lastDay(Dossier dossier, Ending ending) {
        var earliest = LocalDate.now(clock).plusMonths(ending.noticeMonths());
        var harvest = ending.cropEnd();
        if (harvest != null && harvest.isBefore(earliest)) {
            throw new Conflict(
                    "Le préavis de %d mois ne tient plus avant la récolte du %s : refusez cette décision et proposez la fin pour la suivante."
                            .formatted(ending.noticeMonths(), French.day(harvest)));
        }
        return atTheTerm(dossier, harvest == null ? earliest : harvest);
    }

    /** As {@link #lastDay}, for whoever reads it before deciding, were the harvest too near by now. */
    public LocalDate foreseen(Dossier dossier, Ending ending) {
        return ending.cropEnd() != null ? atTheTerm(dossier, ending.cropEnd()) : lastDay(dossier, ending);
    }

    private static LocalDate atTheTerm(Dossier dossier, LocalDate last) {
        return last.isAfter(dossier.lastDay()) ? dossier.lastDay() : last;
    }

    private Map<String, @Nullable Object> content(Dossier dossier, Ending ending, @Nullable LocalDate lastDay) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("ending", ending.kind().label());
        content.put("titleLabel", earlyEnd.titleLabel(dossier));
        content.put("reasons", ending.reason());
        content.put("ground", ending.ground());
        content.put(
                "hearing",
                Objects.requireNonNullElse(
                        ending.hearing(), "L'urgence ne permettait pas de les attendre (CRPA, L121-2)."));
        content.put("noticeText", notice(ending));
        content.put("lastDay", lastDay);
        content.put("refund", refund(ending));
        content.put("indemnity", ending.indemnity().sentence());
        content.put("appeal", Judge.valueOf(ending.judge()).appeal());
        content.put("signedAs", QUALITY);
        return content;
    }

    private static String notice(Ending ending) {
        return ending.noticeMonths() == 0
                ? "sans préavis"
                : ending.noticeMonths()
                        + (ending.cropEnd() == null
                                ? " mois"
                                : " mois au moins avant la levée de la récolte ou la fin de l'année culturale");
    }

    private static String refund(Ending ending) {
        var judge = Judge.valueOf(ending.judge());
        return (ending.keepsPaidAhead()
                        ? "La redevance ou l'indemnité payée d'avance reste acquise à la Métropole (%s)."
                        : "La part de la redevance ou de l'indemnité payée d'avance pour la période qui reste à courir est restituée (%s).")
                .formatted(judge.paidAheadGround());
    }
}
