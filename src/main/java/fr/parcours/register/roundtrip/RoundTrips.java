package fr.parcours.register.roundtrip;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import fr.parcours.register.roundtrip.RoundTrip.Item;
import fr.parcours.register.roundtrip.RoundTrip.Kind;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrip.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asks whom for what, why, since when, until when. Owns {@code round_trip} and {@code round_trip_item}. */
@Component
public class RoundTrips {
    /** Who asks from which task. */
    public record Asker(String login, String role, String taskId, String taskKey) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundTrips(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A rule asks. @return the new id */
    public String openByRule(DossierNumber dossier, String step, String askedRole, String question, Instant due) {
        return open(dossier, step, Kind.RULE, null, null, askedRole, Cause.REGLE, question, due);
    }

    /** Somebody sends a draft back with remarks; his task ends with it, and the next version answers. @return the new id */
    public String openByRemark(
            DossierNumber dossier, String step, Asker asker, String askedRole, String remarks, Instant due) {
        return open(dossier, step, Kind.PERSON, asker, null, askedRole, Cause.REMARQUE, remarks, due);
    }

    /** The next version of a draft answers all remarks on the one before. @param reply null when the version says it all */
    public void answerRemarks(DossierNumber dossier, @Nullable String reply, String by) {
        jdbc.sql("""
                        update round_trip set answer = :reply, answered_by = :by, closed_at = :now, outcome = 'ANSWERED'
                         where dossier = :dossier and cause = 'REMARQUE' and closed_at is null""")
                .param("reply", reply)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .update();
    }

    /** A person asks. @return the new id @throws Conflict (409) when a question of the same task is still open */
    public String openByPerson(
            DossierNumber dossier,
            String step,
            Asker asker,
            String askedRole,
            Cause cause,
            String question,
            Instant due) {
        if (openOf(asker.taskId()).isPresent()) {
            throw alreadyAsked();
        }
        try {
            return open(dossier, step, Kind.PERSON, asker, asker.taskId(), askedRole, cause, question, due);
        } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
            throw alreadyAsked();
        }
    }

    private String open(
            DossierNumber dossier,
            String step,
            Kind kind,
            @Nullable Asker asker,
            @Nullable String openTask,
            String askedRole,
            Cause cause,
            String question,
            Instant due) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into round_trip (id, dossier, step, kind, asked_by, asking_role, asking_task_id, asking_task_key, open_task_id,
                                                asked_role, cause, question, opened_at, due_at)
                        values (:id, :dossier, :step, :kind, :by, :role, :task, :key, :openTask, :asked, :cause, :question, :now, :due)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("step", step)
                .param("kind", kind.name())
                .param("by", asker == null ? null : asker.login())
                .param("role", asker == null ? null : asker.role())
                .param("task", asker == null ? null : asker.taskId())
                .param("key", asker == null ? null : asker.taskKey())
                .param("openTask", openTask)
                .param("asked", askedRole)
                .param("cause", cause.name())
                .param("question", question)
                .param("now", Rows.at(clock.instant()))
                .param("due", Rows.at(due))
                .update();
        return id;
    }

    private static Conflict alreadyAsked() {
        return new Conflict(
                "Cette tâche attend déjà la réponse à une question. Attendez-la ou retirez votre question avant d'en poser une autre.");
    }

    /** Tells which {@code completion-request} carries it. */
    public void carriedBy(String id, String instanceId) {
        jdbc.sql("update round_trip set instance_id = :instance where id = :id")
                .param("instance", instanceId)
                .param("id", id)
                .update();
    }

    /** Names what the question asks for. */
    public void want(String id, List<Item> items) {
        for (var no = 0; no < items.size(); no++) {
            var item = items.get(no);
            jdbc.sql("""
                            insert into round_trip_item (trip, item_no, kind, code, label) values (:trip, :no, :kind, :code, :label)""")
                    .param("trip", id)
                    .param("no", no)
                    .param("kind", item.kind().name())
                    .param("code", item.code())
                    .param("label", item.label())
                    .update();
        }
    }

    /** The answer changed a fact that was asked for. */
    public void corrected(String id, String fact, String before, String after) {
        jdbc.sql("""
                        update round_trip_item set before_text = :before, after_text = :after
                         where trip = :trip and kind = 'FACT' and code = :fact""")
                .param("before", before)
                .param("after", after)
                .param("trip", id)
                .param("fact", fact)
                .update();
    }

    /** What these ask for, by their ids; one that names nothing is missing. */
    public Map<String, List<Item>> items(Collection<RoundTrip> trips) {
        if (trips.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from round_trip_item where trip in (:trips) order by trip, item_no")
                .param("trips", trips.stream().map(RoundTrip::id).toList())
                .query((row, no) -> Map.entry(
                        row.getString("trip"),
                        new Item(
                                Wanted.valueOf(row.getString("kind")),
                                row.getString("code"),
                                row.getString("label"),
                                row.getString("before_text"),
                                row.getString("after_text"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What this one asks for. */
    public List<Item> items(RoundTrip trip) {
        return items(List.of(trip)).getOrDefault(trip.id(), List.of());
    }

    /** Gives an open one more time, never less. */
    public void dueBy(String id, Instant due) {
        jdbc.sql("update round_trip set due_at = :due where id = :id and closed_at is null and due_at < :due")
                .param("due", Rows.at(due))
                .param("id", id)
                .update();
    }

    /** A person answers. @param answer null when the corrections say it all */
    public void answer(String id, @Nullable String answer, String by) {
        jdbc.sql("update round_trip set answer = :answer, answered_by = :by where id = :id and closed_at is null")
                .param("answer", answer)
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** What the steering role decided after too many of them. */
    public void arbitrate(String id, String arbitration, String reason, String by) {
        jdbc.sql("""
                        update round_trip set arbitration = :arbitration, arbitration_reason = :reason, arbitrated_by = :by, arbitrated_at = :now
                         where id = :id""")
                .param("arbitration", arbitration)
                .param("reason", reason)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Ends it; ended already changes nothing. @return whether it was open */
    public boolean close(String id, Outcome outcome) {
        return jdbc.sql("""
                        update round_trip set closed_at = :now, outcome = :outcome, open_task_id = null
                         where id = :id and closed_at is null""")
                        .param("now", Rows.at(clock.instant()))
                        .param("outcome", outcome.name())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Ends those that are open in a step of a dossier. @param step process of the asker */
    public void closeAll(DossierNumber dossier, String step, Outcome outcome) {
        of(dossier).stream()
                .filter(trip -> trip.isOpen() && trip.step().equals(step))
                .forEach(trip -> close(trip.id(), outcome));
    }

    /** Nobody drafts any more what they were about. */
    public void withdrawRemarks(DossierNumber dossier) {
        of(dossier).stream()
                .filter(trip -> trip.isOpen() && trip.cause() == Cause.REMARQUE)
                .forEach(trip -> close(trip.id(), Outcome.WITHDRAWN));
    }

    /** Ends all that are open in a dossier. */
    public void closeAll(DossierNumber dossier, Outcome outcome) {
        of(dossier).stream().filter(RoundTrip::isOpen).forEach(trip -> close(trip.id(), outcome));
    }

    /** How many questions were opened at this step of the dossier, this one included; withdrawn ones do not count, nor remarks. */
    public int count(DossierNumber dossier, String step) {
        return jdbc.sql("""
                        select count(*) from round_trip
                         where dossier = :dossier and step = :step and cause <> 'REMARQUE'
                           and (outcome is null or outcome <> 'WITHDRAWN')""")
                .param("dossier", dossier.value())
                .param("step", step)
                .query(Integer.class)
                .single();
    }

    /** @throws NotFound when there is none */
    public RoundTrip get(String id) {
        return jdbc.sql("select * from round_trip where id = :id")
                .param("id", id)
                .query((row, no) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("Cette demande de complément n'existe pas."));
    }

    /** The open question of a task. */
    public Optional<RoundTrip> openOf(String askingTaskId) {
        return jdbc.sql("select * from round_trip where open_task_id = :task")
                .param("task", askingTaskId)
                .query((row, no) -> read(row))
                .optional();
    }

    /** The one that a {@code completion-request} carries. */
    public Optional<RoundTrip> carried(String instanceId) {
        return jdbc.sql("select * from round_trip where instance_id = :instance")
                .param("instance", instanceId)
                .query((row, no) -> read(row))
                .optional();
    }

    /** All of a dossier, oldest first. */
    public List<RoundTrip> of(DossierNumber dossier) {
        return jdbc.sql("select * from round_trip where dossier = :dossier order by opened_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    /** All that this task has asked, oldest first. */
    public List<RoundTrip> ofTask(String taskId) {
        return jdbc.sql("select * from round_trip where asking_task_id = :task order by opened_at, id")
                .param("task", taskId)
                .query((row, no) -> read(row))
                .list();
    }

    /** Of many dossiers at once, oldest first: the open ones, and what tasks that are still open have asked. */
    public List<RoundTrip> current(Collection<DossierNumber> dossiers, Collection<String> openTasks) {
        if (openTasks.isEmpty()) {
            return open(dossiers);
        }
        return jdbc.sql("""
                        select * from round_trip
                         where dossier in (:dossiers) and (closed_at is null or asking_task_id in (:tasks)) order by opened_at, id""")
                .param("dossiers", dossiers.stream().map(DossierNumber::value).toList())
                .param("tasks", openTasks)
                .query((row, no) -> read(row))
                .list();
    }

    /** The open ones of many dossiers at once. */
    public List<RoundTrip> open(Collection<DossierNumber> dossiers) {
        if (dossiers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select * from round_trip where dossier in (:dossiers) and closed_at is null order by opened_at, id")
                .param("dossiers", dossiers.stream().map(DossierNumber::value).toList())
                .query((row, no) -> read(row))
                .list();
    }

    /** The open ones that this role must answer between the two moments, the most pressing first. */
    public List<RoundTrip> openDue(String askedRole, Instant from, Instant to) {
        return jdbc.sql("""
                        select * from round_trip
                         where closed_at is null and due_at > :from and due_at <= :to and asked_role = :role order by due_at, id""")
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .param("role", askedRole)
                .query((row, no) -> read(row))
                .list();
    }

    /** How many are open, by the asker's process; one without any is missing. */
    public Map<String, Long> openByStep() {
        return jdbc
                .sql("select step, count(*) as trips from round_trip where closed_at is null group by step")
                .query((row, no) -> Map.entry(row.getString("step"), row.getLong("trips")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static RoundTrip read(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new RoundTrip(
                row.getString("id"),
                new DossierNumber(row.getString("dossier")),
                row.getString("step"),
                Kind.valueOf(row.getString("kind")),
                row.getString("asked_by"),
                row.getString("asking_role"),
                row.getString("asking_task_id"),
                row.getString("asking_task_key"),
                row.getString("asked_role"),
                Cause.valueOf(row.getString("cause")),
                row.getString("question"),
                row.getString("instance_id"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "due_at"),
                row.getString("arbitration_reason"),
                Rows.instantOrNull(row, "closed_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("answer"),
                row.getString("answered_by"));
    }
}
