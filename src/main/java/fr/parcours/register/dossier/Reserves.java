package fr.parcours.register.dossier;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the opinions and the visit leave to be done, each lifted on its own. Owns {@code reserve}. */
@Component
public class Reserves {
    public enum State {
        /** No key leaves before it is lifted. */
        A_LEVER("À lever avant l'entrée"),
        SANS_EFFET("Ouverte, sans effet sur l'entrée"),
        LEVEE("Levée");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /**
     * One reserve.
     *
     * @param no within its dossier
     * @param trade group that made it
     * @param text French
     * @param settled who gave it its present state; null: as it was made
     */
    public record Reserve(
            int no,
            String trade,
            String text,
            State state,
            @Nullable Settlement settled) {
        public boolean isOpen() {
            return state != State.LEVEE;
        }

        public boolean holdsKeys() {
            return state == State.A_LEVER;
        }

        /** As an act sets it: « Réserve du service technique, à lever avant l'entrée : remettre l'extincteur ». */
        public String asCondition() {
            return "%s%s : %s".formatted(service(), holdsKeys() ? ", à lever avant l'entrée" : "", text);
        }

        /** Is this condition of an agreement, as {@link #asCondition} set it in an earlier state, about it? */
        public boolean isMeantBy(String condition) {
            return condition.contains(service()) && condition.strip().endsWith(" : " + text);
        }

        private String service() {
            return "Réserve du service "
                    + Groups.LABELS.getOrDefault(trade, trade).toLowerCase(Locale.FRENCH);
        }

        /** « Technique : remettre l'extincteur (à lever avant l'entrée) ». */
        public String told() {
            return "%s : %s%s"
                    .formatted(Groups.LABELS.get(trade), text, holdsKeys() ? " (à lever avant l'entrée)" : "");
        }
    }

    /** @param remark French: how it was lifted, or why it does not matter for the entry */
    public record Settlement(String by, Instant at, String remark) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Reserves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A trade has spoken: these are its open reserves now, in the place of its earlier ones. What was lifted stays lifted.
     *
     * @param lines one for each line of text; null without any
     * @param beforeKeys are they to be lifted before the keys leave?
     */
    public void raise(DossierNumber dossier, String trade, @Nullable String lines, boolean beforeKeys) {
        jdbc.sql("update reserve set standing = false where dossier = :dossier and trade = :trade and state <> 'LEVEE'")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .update();
        if (lines != null) {
            insert(dossier, trade, lines, beforeKeys ? State.A_LEVER : State.SANS_EFFET);
        }
    }

    private void insert(DossierNumber dossier, String trade, String lines, State state) {
        var no = new AtomicInteger(last(dossier));
        var now = Rows.at(clock.instant());
        Rows.insert(
                jdbc,
                "reserve",
                lines.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> Map.of(
                                "dossier",
                                dossier.value(),
                                "reserve_no",
                                no.incrementAndGet(),
                                "trade",
                                trade,
                                "wording",
                                line,
                                "state",
                                state.name(),
                                "raised_at",
                                now,
                                "standing",
                                true))
                        .toList());
    }

    private int last(DossierNumber dossier) {
        return jdbc.sql("select coalesce(max(reserve_no), 0) from reserve where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(Integer.class)
                .single();
    }

    /** The space is given up: what was to be done in it no longer counts, and stays on record. */
    public void setAside(DossierNumber dossier) {
        jdbc.sql("update reserve set standing = false where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /**
     * It is lifted, or stays open without effect on the entry.
     *
     * @throws NotFound none of this number stands · Conflict (409) when it is lifted already
     */
    public void settle(DossierNumber dossier, int no, State state, String remark, String by) {
        if (!get(dossier, no).isOpen()) {
            throw new Conflict("Cette réserve est déjà levée.");
        }
        jdbc.sql("""
                        update reserve set state = :state, settled_by = :by, settled_at = :now, settled_remark = :remark
                         where dossier = :dossier and reserve_no = :no""")
                .param("state", state.name())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("remark", remark)
                .param("dossier", dossier.value())
                .param("no", no)
                .update();
    }

    /** @throws NotFound when none of this number stands */
    public Reserve get(DossierNumber dossier, int no) {
        return of(dossier).stream()
                .filter(reserve -> reserve.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("Cette réserve n'existe pas."));
    }

    /** Those that stand, lifted or not, in the order in which they were made. */
    public List<Reserve> of(DossierNumber dossier) {
        return jdbc.sql("select * from reserve where dossier = :dossier and standing order by reserve_no")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    /** Those that are not lifted. */
    public List<Reserve> open(DossierNumber dossier) {
        return of(dossier).stream().filter(Reserve::isOpen).toList();
    }

    /** What an agreement asked for, one condition a line, without the reserves that were lifted since. */
    public String stillAsked(DossierNumber dossier, String conditions) {
        var reserves = of(dossier);
        return conditions
                .lines()
                .filter(line -> {
                    var meant = reserves.stream()
                            .filter(reserve -> reserve.isMeantBy(line))
                            .toList();
                    return meant.isEmpty() || meant.stream().anyMatch(Reserve::isOpen);
                })
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static Reserve read(ResultSet row) throws SQLException {
        var by = row.getString("settled_by");
        return new Reserve(
                row.getInt("reserve_no"),
                row.getString("trade"),
                row.getString("wording"),
                State.valueOf(row.getString("state")),
                by == null
                        ? null
                        : new Settlement(by, Rows.instant(row, "settled_at"), row.getString("settled_remark")));
    }
}
