package fr.parcours.register.work;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to every user task, from the first day on. Owns {@code work_task} and {@code work_event}. */
@Component
public class Works {
    private enum Ending {
        COMPLETED,
        REMOVED
    }

    private enum Kind {
        CLAIMED,
        HANDED_BACK
    }

    /** How long it has lain with its groups since nobody has it. */
    private static final String FREE_MILLIS =
            "case when free_since is null then 0 else " + millisSince("free_since") + " end";

    private final JdbcClient jdbc;
    private final Clock clock;

    Works(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A task is there for its groups. */
    public void created(
            String taskId,
            String taskKey,
            String name,
            String processKey,
            int processVersion,
            DossierNumber dossier,
            String service,
            Set<String> roles,
            @Nullable Instant due) {
        jdbc.sql("""
                        insert into work_task (task_id, task_key, name, process_key, process_version, dossier, service, role_ids, created_at, free_since, due_at)
                        values (:task, :key, :name, :process, :version, :dossier, :service, :roles, :now, :now, :due)""")
                .param("task", taskId)
                .param("key", taskKey)
                .param("name", name)
                .param("process", processKey)
                .param("version", processVersion)
                .param("dossier", dossier.value())
                .param("service", service)
                .param("roles", String.join(",", new TreeSet<>(roles)))
                .param("now", now())
                .param("due", Rows.atOrNull(due))
                .update();
    }

    /** Somebody has it now. @param actedFor the absent colleague in whose place; null in the own right */
    public void claimed(String taskId, String by, @Nullable String actedFor) {
        if (take(taskId, by, actedFor, " and claimed_by is null") == 0) {
            noteTurn(taskId);
            take(taskId, by, actedFor, "");
        }
    }

    private int take(String taskId, String by, @Nullable String actedFor, String condition) {
        return jdbc.sql("""
                        update work_task set claimed_by = :by, acted_for = :for, claimed_at = :now,
                               waited_millis = waited_millis + %s, free_since = null
                         where task_id = :task%s""".formatted(FREE_MILLIS, condition))
                .param("by", by)
                .param("for", actedFor)
                .param("now", now())
                .param("task", taskId)
                .update();
    }

    /** It lies with its groups again. */
    public void handedBack(String taskId, @Nullable String by) {
        noteTurn(taskId);
        jdbc.sql("""
                        update work_task set claimed_by = null, acted_for = null, claimed_at = null, free_since = coalesce(free_since, :now)
                         where task_id = :task""").param("now", now()).param("task", taskId).update();
        note(taskId, Kind.HANDED_BACK, by);
    }

    /** Done. @param by null when the house itself did it · actedFor the absent colleague in whose place; null otherwise */
    public void completed(String taskId, @Nullable String by, @Nullable String actedFor) {
        end(taskId, Ending.COMPLETED, by, actedFor);
    }

    /** Cancelled, with its process or by an event. */
    public void removed(String taskId) {
        end(taskId, Ending.REMOVED, null, null);
    }

    /** Open, done or cancelled. */
    public Optional<Work> find(String taskId) {
        return jdbc.sql("select * from work_task where task_id = :task")
                .param("task", taskId)
                .query((row, no) -> read(row))
                .optional();
    }

    /** Which of these are done or cancelled. */
    public Set<String> ended(Set<String> taskIds) {
        return taskIds.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        jdbc.sql("select task_id from work_task where task_id in (:tasks) and ended_at is not null")
                                .param("tasks", taskIds)
                                .query(String.class)
                                .list());
    }

    /** The open tasks of a dossier: who has the ball, the longest waiting first. */
    public List<Work> open(DossierNumber dossier) {
        return open(List.of(dossier));
    }

    /** As {@link #open(DossierNumber)}, for many dossiers at once. */
    public List<Work> open(Collection<DossierNumber> dossiers) {
        if (dossiers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select * from work_task where dossier in (:dossiers) and ended_at is null order by created_at, task_id")
                .param("dossiers", dossiers.stream().map(DossierNumber::value).toList())
                .query((row, no) -> read(row))
                .list();
    }

    /** The open tasks of the whole house that have a deadline, the earliest deadline first. */
    public List<Work> openWithDeadline() {
        return jdbc.sql(
                        "select * from work_task where ended_at is null and due_at is not null order by due_at, task_id")
                .query((row, no) -> read(row))
                .list();
    }

    /** The open tasks that came after the first moment and not after the second, oldest first. */
    public List<Work> openSince(Instant after, Instant until) {
        return jdbc.sql("""
                        select * from work_task where ended_at is null and created_at > :after and created_at <= :until
                         order by created_at, task_id""")
                .param("after", Rows.at(after))
                .param("until", Rows.at(until))
                .query((row, no) -> read(row))
                .list();
    }

    /** How many tasks are open in a step's process, and how many of them are past their deadline. */
    public record Load(long open, long overdue) {}

    /** By process; one without open tasks is missing. */
    public Map<String, Load> load() {
        return jdbc
                .sql("""
                        select process_key, count(*) as open_tasks, count(case when due_at < :now then 1 end) as overdue
                          from work_task where ended_at is null group by process_key""")
                .param("now", now())
                .query((row, no) -> Map.entry(
                        row.getString("process_key"), new Load(row.getLong("open_tasks"), row.getLong("overdue"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public boolean anyOpenWithDeadline() {
        return jdbc.sql("select 1 from work_task where ended_at is null and due_at is not null limit 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** All tasks of a dossier that were not cancelled, in the order in which they came. */
    public List<Work> of(DossierNumber dossier) {
        return jdbc.sql("""
                        select * from work_task where dossier = :dossier and (outcome is null or outcome = 'COMPLETED')
                         order by created_at, task_id""")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private void end(String taskId, Ending ending, @Nullable String by, @Nullable String actedFor) {
        jdbc.sql("""
                        update work_task set ended_at = :now, outcome = :outcome, ended_by = :by, acted_for = :for,
                               duration_millis = %s, waited_millis = waited_millis + %s, free_since = null
                         where task_id = :task and ended_at is null""".formatted(millisSince("created_at"), FREE_MILLIS))
                .param("now", now())
                .param("outcome", ending.name())
                .param("by", by)
                .param("for", actedFor)
                .param("task", taskId)
                .update();
    }

    /**
     * Who had it until now; the last one stands in the task's own row. Noted once: before the row kept it, a claim was
     * noted as it happened.
     */
    private void noteTurn(String taskId) {
        jdbc.sql("""
                        insert into work_event (id, task_id, kind, who, happened_at)
                        select cast(:id as varchar(36)), task_id, 'CLAIMED', claimed_by, claimed_at
                          from work_task where task_id = :task and claimed_by is not null
                           and not exists (select 1 from work_event noted
                                            where noted.task_id = work_task.task_id and noted.kind = 'CLAIMED'
                                              and noted.happened_at = work_task.claimed_at)""")
                .param("id", UUID.randomUUID().toString())
                .param("task", taskId)
                .update();
    }

    private void note(String taskId, Kind kind, @Nullable String who) {
        jdbc.sql("insert into work_event (id, task_id, kind, who, happened_at) values (:id, :task, :kind, :who, :now)")
                .param("id", UUID.randomUUID().toString())
                .param("task", taskId)
                .param("kind", kind.name())
                .param("who", who)
                .param("now", now())
                .update();
    }

    private static String millisSince(String column) {
        return "cast((extract(epoch from cast(:now as timestamp with time zone)) - extract(epoch from %s)) * 1000 as bigint)"
                .formatted(column);
    }

    private OffsetDateTime now() {
        return Rows.at(clock.instant());
    }

    private static Work read(ResultSet row) throws SQLException {
        return new Work(
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("name"),
                row.getString("process_key"),
                new DossierNumber(row.getString("dossier")),
                row.getString("service"),
                Set.of(row.getString("role_ids").split(",")),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "due_at"),
                row.getString("claimed_by"),
                Rows.instantOrNull(row, "claimed_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("acted_for"));
    }
}
