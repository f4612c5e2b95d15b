package fr.parcours.register.dossier;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the trades say of a dossier, with its ground. Owns {@code opinion}. */
@Component
public class Opinions {
    /** What a trade may conclude, and {@code grp-pilotage} when it arbitrates (domain.md 7.2). */
    public enum Verdict {
        FAVORABLE("Favorable"),
        RESERVES("Favorable avec réserves"),
        DEFAVORABLE("Défavorable");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /**
     * One opinion.
     *
     * @param trade group that gives it
     * @param verdict a {@link Verdict}, or what the legal point of the eligibility was answered
     * @param ground why, in French
     * @param reserves what is to be done first, in French; null without
     */
    public record Opinion(
            String trade,
            String verdict,
            String ground,
            @Nullable String reserves,
            String author,
            Instant givenAt) {
        public boolean is(Verdict asked) {
            return verdict.equals(asked.name());
        }
    }

    /** One that its trade took back. @param reason French */
    public record TakenBack(Opinion opinion, String reason, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Answers the legal point that the eligibility raised. */
    public void give(DossierNumber dossier, String trade, String verdict, String ground, String author) {
        give(dossier, trade, verdict, ground, null, author);
    }

    /** A review's conclusion; a trade's later one takes the place of its earlier one. */
    public void give(
            DossierNumber dossier,
            String trade,
            Verdict verdict,
            String ground,
            @Nullable String reserves,
            String author) {
        give(dossier, trade, verdict.name(), ground, reserves, author);
    }

    /** The space is given up: what was said of it no longer counts, and stays on record. */
    public void setAside(DossierNumber dossier) {
        jdbc.sql("update opinion set standing = false where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /** A fact changed: what these trades said no longer counts, nor does the arbitration that heard them. */
    public void setAside(DossierNumber dossier, Collection<String> trades) {
        if (!trades.isEmpty()) {
            jdbc.sql("update opinion set standing = false where dossier = :dossier and trade in (:trades)")
                    .param("dossier", dossier.value())
                    .param(
                            "trades",
                            Stream.concat(trades.stream(), Stream.of(Groups.PILOTAGE))
                                    .toList())
                    .update();
        }
    }

    /**
     * The trade was wrong: what it said last no longer counts, stays on record as replaced, and is {@link #awaited} again.
     *
     * @throws Conflict when nothing that it said stands, were it since a moment
     */
    public void takeBack(DossierNumber dossier, String trade, String reason, String by) {
        var taken = jdbc.sql("""
                        update opinion set taken_back_reason = :reason, taken_back_by = :by, taken_back_at = :now
                         where dossier = :dossier and entry_no = (select max(said.entry_no) from opinion said
                                where said.dossier = :dossier and said.trade = :trade and said.standing)""")
                .param("reason", reason)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .param("trade", trade)
                .update();
        if (taken == 0) {
            throw new Conflict("Cet avis vient d'être repris.");
        }
        jdbc.sql("update opinion set standing = false where dossier = :dossier and trade = :trade")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .update();
    }

    /** Those that were taken back, in the order in which they were given. */
    public List<TakenBack> takenBack(DossierNumber dossier) {
        return jdbc.sql(
                        "select * from opinion where dossier = :dossier and taken_back_at is not null order by entry_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new TakenBack(
                        read(row),
                        row.getString("taken_back_reason"),
                        row.getString("taken_back_by"),
                        Rows.instant(row, "taken_back_at")))
                .list();
    }

    private void give(
            DossierNumber dossier,
            String trade,
            String verdict,
            String ground,
            @Nullable String reserves,
            String author) {
        jdbc.sql("""
                        insert into opinion (dossier, entry_no, trade, verdict, ground, reserves, author, given_at)
                        select cast(:dossier as varchar(15)), coalesce(max(entry_no), 0) + 1, cast(:trade as varchar(64)), cast(:verdict as varchar(20)),
                               cast(:ground as varchar(2000)), cast(:reserves as varchar(2000)), cast(:author as varchar(100)), cast(:at as timestamp with time zone)
                          from opinion where dossier = :dossier""")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .param("verdict", verdict)
                .param("ground", ground)
                .param("reserves", reserves)
                .param("author", author)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /**
     * What each trade said last of the present space, with a {@link Verdict}; the arbiter's word among them. In the order
     * in which they were given.
     */
    public List<Opinion> current(DossierNumber dossier) {
        var last = new LinkedHashMap<String, Opinion>();
        concluded(dossier, "and standing").forEach(opinion -> {
            last.remove(opinion.trade());
            last.put(opinion.trade(), opinion);
        });
        return List.copyOf(last.values());
    }

    /**
     * Who is against it as things stand: an arbitration settles what was said before it and not what is said after it;
     * the arbiter himself may be against it.
     */
    public List<Opinion> against(DossierNumber dossier) {
        var said = current(dossier);
        var arbitration = said.stream().map(Opinion::trade).toList().indexOf(Groups.PILOTAGE);
        return said.stream()
                .skip(Math.max(arbitration, 0))
                .filter(opinion -> opinion.is(Verdict.DEFAVORABLE))
                .toList();
    }

    /** The trades whose opinion was set aside and that have not given it again; the arbiter owes none. */
    public List<String> awaited(DossierNumber dossier) {
        var given = current(dossier).stream().map(Opinion::trade).toList();
        return concluded(dossier, "")
                .map(Opinion::trade)
                .filter(trade -> !trade.equals(Groups.PILOTAGE) && !given.contains(trade))
                .distinct()
                .toList();
    }

    /** May somebody sign: has every trade that owes an opinion given it, and does none stand against it? */
    public boolean isSettled(DossierNumber dossier) {
        return awaited(dossier).isEmpty() && against(dossier).isEmpty();
    }

    /** For whoever signs now, the dossier being locked. @throws Conflict (409) unless {@link #isSettled} */
    public void requireSettled(DossierNumber dossier) {
        if (!isSettled(dossier)) {
            throw new Conflict("Un avis est à rendre de nouveau, ou s'oppose à la signature : renvoyez en rédaction.");
        }
    }

    /** What this trade said last of the present space. */
    public Optional<Opinion> latest(DossierNumber dossier, String trade) {
        return current(dossier).stream()
                .filter(opinion -> opinion.trade().equals(trade))
                .findFirst();
    }

    private Stream<Opinion> concluded(DossierNumber dossier, String which) {
        return of(dossier, which).stream()
                .filter(opinion -> Arrays.stream(Verdict.values()).anyMatch(opinion::is));
    }

    /** In the order in which they were given. */
    public List<Opinion> of(DossierNumber dossier) {
        return of(dossier, "");
    }

    private List<Opinion> of(DossierNumber dossier, String which) {
        return jdbc.sql("select * from opinion where dossier = :dossier %s order by entry_no".formatted(which))
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Opinion read(ResultSet row) throws SQLException {
        return new Opinion(
                row.getString("trade"),
                row.getString("verdict"),
                row.getString("ground"),
                row.getString("reserves"),
                row.getString("author"),
                Rows.instant(row, "given_at"));
    }
}
