package fr.parcours.insight;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.insight.TimeSplit.Holder;
import fr.parcours.insight.TimeSplit.Span;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Splits the time that a dossier has taken between those who had it. */
@Component
public class TimeSplits {
    /** Tasks that wait for an answer from outside: it is recorded when it comes. */
    private static final Set<String> OF_OUTSIDERS =
            Set.of("task_recordAnswer", "task_recordDiagnostic", "task_confirmUtilities", "task_confirmNetwork");

    /** A task. @param waited how long nobody had it · freeSince null while somebody has it */
    private record Stay(
            String id,
            String task,
            Set<String> roles,
            Instant created,
            Instant ended,
            Duration waited,
            @Nullable Instant freeSince) {}

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final RoundTrips trips;
    private final Clock clock;

    TimeSplits(JdbcClient jdbc, Dossiers dossiers, RoundTrips trips, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.trips = trips;
        this.clock = clock;
    }

    /** @throws fr.parcours.NotFound when there is no such dossier */
    public TimeSplit of(DossierNumber number) {
        var now = clock.instant();
        var start = dossiers.get(number).requestedAt();
        var end = dossiers.stages(number).stream()
                .filter(stage ->
                        stage.state() == DossierState.OUVERT || stage.state().isFinal())
                .map(Dossiers.Stage::since)
                .findFirst()
                .orElse(now);
        var asked = trips.of(number);
        var spans = new ArrayList<Span>();
        stays(number, now).forEach(stay -> spans.addAll(spans(stay, asked, now)));
        return TimeSplit.of(start, end, spans);
    }

    private List<Stay> stays(DossierNumber number, Instant now) {
        return jdbc.sql("select * from work_task where dossier = :dossier")
                .param("dossier", number.value())
                .query((row, no) -> stay(row, now))
                .list();
    }

    private static Stay stay(ResultSet row, Instant now) throws SQLException {
        var ended = Rows.instantOrNull(row, "ended_at");
        return new Stay(
                row.getString("task_id"),
                row.getString("task_key"),
                Set.of(row.getString("role_ids").split(",")),
                Rows.instant(row, "created_at"),
                ended == null ? now : ended,
                Duration.ofMillis(row.getLong("waited_millis")),
                Rows.instantOrNull(row, "free_since"));
    }

    private static List<Span> spans(Stay stay, List<RoundTrip> asked, Instant now) {
        if (OF_OUTSIDERS.contains(stay.task())) {
            return List.of(new Span(Holder.OUTSIDE, stay.created(), stay.ended()));
        }
        if (Groups.OF_ONE_SERVICE.containsAll(stay.roles()) || stay.roles().equals(Groups.FOR_AN_EXTERNAL)) {
            return List.of(new Span(Holder.REQUESTER, stay.created(), stay.ended()));
        }
        var taken = stay.created().plus(stay.waited());
        var spans = new ArrayList<Span>();
        spans.add(new Span(Holder.COLLEAGUE, stay.created(), taken));
        var free = stay.freeSince();
        if (free != null) {
            spans.add(new Span(Holder.COLLEAGUE, free, stay.ended()));
        }
        spans.addAll(withoutQuestions(taken, free == null ? stay.ended() : free, stay.id(), asked, now));
        return spans;
    }

    /** Who has asked does not work on the task before the answer: the answer is a task of its own. */
    private static List<Span> withoutQuestions(
            Instant from, Instant to, String task, List<RoundTrip> asked, Instant now) {
        var spans = new ArrayList<Span>();
        var start = from;
        for (var trip : asked) {
            if (task.equals(trip.askingTaskId())) {
                add(spans, start, trip.openedAt());
                start = later(start, closed(trip, now));
            }
        }
        add(spans, start, to);
        return spans;
    }

    private static void add(List<Span> spans, Instant from, Instant to) {
        if (from.isBefore(to)) {
            spans.add(new Span(Holder.WORKING, from, to));
        }
    }

    private static Instant closed(RoundTrip trip, Instant now) {
        @Nullable Instant closed = trip.closedAt();
        return closed == null ? now : closed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
