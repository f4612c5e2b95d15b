package fr.parcours.register.dossier;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Key facts that changed on the way, and the checks that ran again for it. Owns {@code dossier_change} and {@code dossier_rerun}. */
@Component
public class Changes {
    /** What became of a check that table {@code rework} asks for. */
    public enum Outcome {
        DONE,
        /** It does not concern this occupant. */
        SKIPPED
    }

    /**
     * One change.
     *
     * @param changed as input {@code changed} of table {@code rework}
     * @param reruns what became of each check, by its code
     */
    public record Change(
            String id,
            String changed,
            String before,
            String after,
            String by,
            Instant at,
            Map<String, Outcome> reruns) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the id of the new change */
    @Transactional(propagation = MANDATORY)
    public String record(DossierNumber dossier, String changed, String before, String after, String by) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into dossier_change (id, dossier, changed, before_text, after_text, changed_by, changed_at)
                        values (:id, :dossier, :changed, :before, :after, :by, :at)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("changed", changed)
                .param("before", before)
                .param("after", after)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        return id;
    }

    @Transactional(propagation = MANDATORY)
    public void rerun(String changeId, String rerun, Outcome outcome) {
        jdbc.sql("insert into dossier_rerun (change_id, rerun, outcome) values (:change, :rerun, :outcome)")
                .param("change", changeId)
                .param("rerun", rerun)
                .param("outcome", outcome.name())
                .update();
    }

    /** The latest change whose checks have not been taken up. */
    public Optional<Change> pending(DossierNumber dossier) {
        return of(dossier).stream().filter(change -> change.reruns().isEmpty()).reduce((first, last) -> last);
    }

    /** Oldest first. */
    public List<Change> of(DossierNumber dossier) {
        return jdbc.sql("select * from dossier_change where dossier = :dossier order by changed_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> new Change(
                        row.getString("id"),
                        row.getString("changed"),
                        row.getString("before_text"),
                        row.getString("after_text"),
                        row.getString("changed_by"),
                        Rows.instant(row, "changed_at"),
                        reruns(row.getString("id"))))
                .list();
    }

    private Map<String, Outcome> reruns(String changeId) {
        var reruns = new TreeMap<String, Outcome>();
        jdbc.sql("select rerun, outcome from dossier_rerun where change_id = :change")
                .param("change", changeId)
                .query(row -> {
                    reruns.put(row.getString("rerun"), Outcome.valueOf(row.getString("outcome")));
                });
        return reruns;
    }
}
