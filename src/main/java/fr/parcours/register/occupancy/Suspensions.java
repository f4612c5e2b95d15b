package fr.parcours.register.occupancy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Occupations that may not go on for a while. Owns {@code suspension}. */
@Component
public class Suspensions {
    /**
     * One of them.
     *
     * @param since first day without access
     * @param measures what keeps the place closed meanwhile
     * @param liftedAt null: it lasts
     */
    public record Suspension(
            LocalDate since,
            String reason,
            String measures,
            String by,
            @Nullable Instant liftedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Suspensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Conflict (409) when it is suspended already */
    public void suspend(DossierNumber dossier, LocalDate since, String reason, String measures, String by) {
        if (underWay(dossier).isPresent()) {
            throw new Conflict("Cette occupation est déjà suspendue.");
        }
        jdbc.sql("""
                        insert into suspension (dossier, suspension_no, since, reason, measures, decided_by, decided_at)
                        values (:dossier, :no, :since, :reason, :measures, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", of(dossier).size() + 1)
                .param("since", since)
                .param("reason", reason)
                .param("measures", measures)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** What lasts ends; nothing happens where nothing does. */
    public void lift(DossierNumber dossier, String by) {
        jdbc.sql("""
                        update suspension set lifted_by = :by, lifted_at = :now
                         where dossier = :dossier and lifted_at is null""")
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .update();
    }

    /** The one that lasts. */
    public Optional<Suspension> underWay(DossierNumber dossier) {
        return of(dossier).stream().filter(one -> one.liftedAt() == null).findFirst();
    }

    /** All of them, the oldest first. */
    public List<Suspension> of(DossierNumber dossier) {
        return jdbc.sql("select * from suspension where dossier = :dossier order by suspension_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new Suspension(
                        row.getObject("since", LocalDate.class),
                        row.getString("reason"),
                        row.getString("measures"),
                        row.getString("decided_by"),
                        Rows.instantOrNull(row, "lifted_at")))
                .list();
    }
}
