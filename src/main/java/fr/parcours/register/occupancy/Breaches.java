package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an occupant is told in writing to mend, and whether it was mended. Owns {@code breach}. */
@Component
public class Breaches {
    /** What is wrong: it says what follows when it is not mended. */
    public enum Kind {
        /** Of what the title obliges to: the title may be ended. */
        FAULT,
        /** The insurance has run out: the occupation is suspended. */
        COVER
    }

    /**
     * One of them.
     *
     * @param cureBy last day to mend it
     * @param cured null until somebody has looked
     */
    public record Breach(
            String id,
            Kind kind,
            String text,
            LocalDate cureBy,
            Instant toldAt,
            @Nullable Boolean cured,
            @Nullable String finding) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Breaches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void tell(DossierNumber dossier, Kind kind, String text, LocalDate cureBy, String by) {
        Rows.insert(
                jdbc,
                "breach",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "dossier",
                        dossier.value(),
                        "kind",
                        kind.name(),
                        "breach_text",
                        text,
                        "cure_by",
                        cureBy,
                        "sent_by",
                        by,
                        "sent_at",
                        Rows.at(clock.instant()))));
    }

    public void check(String id, boolean cured, String finding, String by) {
        jdbc.sql("""
            update breach set cured = :cured, finding = :finding, checked_by = :by, checked_at = :now
             where id = :id""")
                .param("cured", cured)
                .param("finding", finding)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** The newest of this kind whose time runs, or that nobody has looked at since. */
    public Optional<Breach> underWay(DossierNumber dossier, Kind kind) {
        return of(dossier).stream()
                .filter(breach -> breach.kind() == kind && breach.cured() == null)
                .reduce((earlier, later) -> later);
    }

    /** The oldest first. */
    public List<Breach> of(DossierNumber dossier) {
        return jdbc.sql("select * from breach where dossier = :dossier order by sent_at")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Breach read(ResultSet row) throws SQLException {
        return new Breach(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("breach_text"),
                row.getObject("cure_by", LocalDate.class),
                Rows.instant(row, "sent_at"),
                Rows.orNull(row, "cured", Boolean.class),
                row.getString("finding"));
    }
}
