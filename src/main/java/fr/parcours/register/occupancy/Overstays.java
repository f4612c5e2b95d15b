package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stays beyond the end: the order to leave, its penalty, and the way to the judge. Owns {@code overstay}. */
@Component
public class Overstays {
    /** What the judge ordered. */
    public enum Outcome {
        EXPULSION("Expulsion ordonnée"),
        DELAI("Délai accordé"),
        REJET("Demande rejetée");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /**
     * One dossier's.
     *
     * @param since the first day that costs
     * @param penaltyDay EUR
     * @param filedOn when the judge was seized; null before
     * @param endedOn when the keys came back; null before
     */
    public record Overstay(
            LocalDate since,
            BigDecimal penaltyDay,
            LocalDate leaveBy,
            @Nullable LocalDate filedOn,
            @Nullable String caseRef,
            @Nullable LocalDate decidedOn,
            @Nullable Outcome outcome,
            @Nullable LocalDate endedOn) {

        /** Days that cost, the first and the last of them counted; the keys came back on this day, or are not back by it. */
        public int days(LocalDate today) {
            var until = endedOn == null ? today : endedOn;
            return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(since, until) + 1));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Overstays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void order(DossierNumber dossier, LocalDate since, BigDecimal penaltyDay, LocalDate leaveBy, String by) {
        Rows.insert(
                jdbc,
                "overstay",
                List.of(Map.of(
                        "dossier", dossier.value(),
                        "since", since,
                        "penalty_day", penaltyDay,
                        "leave_by", leaveBy,
                        "ordered_by", by,
                        "ordered_at", Rows.at(clock.instant()))));
    }

    /** The judge is seized. */
    public void file(DossierNumber dossier, LocalDate on, String caseRef, String by) {
        jdbc.sql("update overstay set filed_on = :on, case_ref = :ref, filed_by = :by where dossier = :dossier")
                .param("on", on)
                .param("ref", caseRef)
                .param("by", by)
                .param("dossier", dossier.value())
                .update();
    }

    /** The judge has spoken. */
    public void decide(DossierNumber dossier, LocalDate on, Outcome outcome, String text, String by) {
        jdbc.sql("""
            update overstay set decided_on = :on, outcome = :outcome, order_text = :text, decided_by = :by
             where dossier = :dossier""")
                .param("on", on)
                .param("outcome", outcome.name())
                .param("text", text)
                .param("by", by)
                .param("dossier", dossier.value())
                .update();
    }

    /** The keys are back. Where nobody overstays, nothing happens. */
    public void end(DossierNumber dossier) {
        jdbc.sql("update overstay set ended_on = :today where dossier = :dossier and ended_on is null")
                .param("today", LocalDate.now(clock))
                .param("dossier", dossier.value())
                .update();
    }

    public Optional<Overstay> find(DossierNumber dossier) {
        return jdbc.sql("select * from overstay where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .optional();
    }

    private static Overstay read(ResultSet row) throws SQLException {
        return new Overstay(
                row.getObject("since", LocalDate.class),
                row.getBigDecimal("penalty_day"),
                row.getObject("leave_by", LocalDate.class),
                Rows.orNull(row, "filed_on", LocalDate.class),
                row.getString("case_ref"),
                Rows.orNull(row, "decided_on", LocalDate.class),
                Optional.ofNullable(row.getString("outcome"))
                        .map(Outcome::valueOf)
                        .orElse(null),
                Rows.orNull(row, "ended_on", LocalDate.class));
    }
}
