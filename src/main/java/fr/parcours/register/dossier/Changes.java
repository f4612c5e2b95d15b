package fr.parcours.register.dossier;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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
     * @param label the same in French
     * @param reruns what became of each check, by its code
     */
    public record Change(
            String id,
            String changed,
            String label,
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

    /**
     * @param unvalidated is it of what the superior has said yes to, as it was?
     * @return the id of the new change
     */
    public String record(
            DossierNumber dossier,
            String changed,
            String label,
            String before,
            String after,
            String by,
            boolean unvalidated) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into dossier_change (id, dossier, changed, label, before_text, after_text, changed_by, changed_at, unvalidated)
                        values (:id, :dossier, :changed, :label, :before, :after, :by, :at, :unvalidated)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("changed", changed)
                .param("label", label)
                .param("before", before)
                .param("after", after)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("unvalidated", unvalidated)
                .update();
        return id;
    }

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

    /** The superior says yes or no to the request as it stands now. */
    public void seenBySuperior(DossierNumber dossier) {
        jdbc.sql("update dossier_change set unvalidated = false where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /** What changed after the superior's yes to it, oldest first. */
    public List<Change> unvalidated(DossierNumber dossier) {
        return where("dossier = :dossier and unvalidated = true", dossier);
    }

    /** Those of these dossiers in which something did. */
    public Set<DossierNumber> withUnvalidated(Collection<DossierNumber> dossiers) {
        return dossiers.isEmpty()
                ? Set.of()
                : jdbc
                        .sql(
                                "select distinct dossier from dossier_change where dossier in (:dossiers) and unvalidated = true")
                        .param(
                                "dossiers",
                                dossiers.stream().map(DossierNumber::value).toList())
                        .query(String.class)
                        .list()
                        .stream()
                        .map(DossierNumber::new)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Oldest first. */
    public List<Change> of(DossierNumber dossier) {
        return where("dossier = :dossier", dossier);
    }

    private List<Change> where(String condition, DossierNumber dossier) {
        return jdbc.sql("select * from dossier_change where %s order by changed_at, id".formatted(condition))
                .param("dossier", dossier.value())
                .query((row, no) -> new Change(
                        row.getString("id"),
                        row.getString("changed"),
                        Objects.requireNonNullElse(row.getString("label"), ""),
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
