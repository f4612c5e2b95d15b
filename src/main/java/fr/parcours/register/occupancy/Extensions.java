package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Extensions that were asked for during an occupation. Owns {@code extension}. */
@Component
public class Extensions {
    /**
     * One extension.
     *
     * @param agreed null until it is decided · ground of the decision, in French · decidedAt null until then ·
     *     endedAt null while it is under way: neither refused nor closed nor in force
     */
    public record Extension(
            String id,
            LocalDate oldEnd,
            LocalDate newEnd,
            String reason,
            @Nullable Boolean agreed,
            @Nullable String ground,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Extensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void ask(DossierNumber dossier, LocalDate oldEnd, LocalDate newEnd, String reason, String by) {
        jdbc.sql("""
                        insert into extension (id, dossier, old_end, new_end, reason, asked_by, asked_at)
                        values (:id, :dossier, :old, :new, :reason, :by, :now)""")
                .param("id", UUID.randomUUID().toString())
                .param("dossier", dossier.value())
                .param("old", oldEnd)
                .param("new", newEnd)
                .param("reason", reason)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    public void decide(String id, boolean agreed, @Nullable String ground, String by) {
        jdbc.sql("""
                        update extension set agreed = :agreed, ground = :ground, decided_by = :by, decided_at = :now, ended_at = :ended
                         where id = :id""")
                .param("agreed", agreed)
                .param("ground", ground)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("ended", Rows.atOrNull(agreed ? null : clock.instant()))
                .param("id", id)
                .update();
    }

    /** It is in force now, or nothing comes of it. */
    public void end(String id) {
        jdbc.sql("update extension set ended_at = :now where id = :id")
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** The one that is not refused, closed or in force yet. */
    public Optional<Extension> underWay(DossierNumber dossier) {
        return of(dossier).stream()
                .filter(extension -> extension.endedAt() == null)
                .findFirst();
    }

    /** The one that patrimony agreed to, and that is not in force yet. */
    public Optional<Extension> agreed(DossierNumber dossier) {
        return underWay(dossier).filter(extension -> Boolean.TRUE.equals(extension.agreed()));
    }

    /** The one that was asked for last. */
    public Optional<Extension> latest(DossierNumber dossier) {
        return of(dossier).stream().reduce((earlier, last) -> last);
    }

    /** Oldest first. */
    public List<Extension> of(DossierNumber dossier) {
        return jdbc.sql("select * from extension where dossier = :dossier order by asked_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Extension read(ResultSet row) throws SQLException {
        return new Extension(
                row.getString("id"),
                row.getObject("old_end", LocalDate.class),
                row.getObject("new_end", LocalDate.class),
                row.getString("reason"),
                Rows.orNull(row, "agreed", Boolean.class),
                row.getString("ground"),
                Rows.instantOrNull(row, "decided_at"),
                Rows.instantOrNull(row, "ended_at"));
    }
}
