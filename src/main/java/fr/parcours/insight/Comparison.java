package fr.parcours.insight;

import fr.parcours.register.Rows;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two periods side by side: does it go better since a form, a table or a process has changed? */
@Component
public class Comparison {
    /** @param whole all tasks together, with the round trips that rules asked */
    public record Report(Days before, Days after, Sides whole, List<TaskSides> tasks) {}

    /** Both days included. */
    public record Days(LocalDate from, LocalDate to) {}

    public record Sides(Side before, Side after) {}

    public record TaskSides(
            String step, String process, String task, String label, String roleLabel, Side before, Side after) {}

    /**
     * @param dossiers that came to the task in the period
     * @param roundTripsPer100 questions to 100 of these; null without any
     */
    public record Side(
            long dossiers,
            long finished,
            @Nullable Long durationMedian,
            @Nullable Long durationP90,
            @Nullable Long waitingMedian,
            long roundTrips,
            @Nullable Double roundTripsPer100) {
        static Side of(Figures figures, long dossiers) {
            return new Side(
                    dossiers,
                    figures.finished(),
                    figures.durationMedian(),
                    figures.durationP90(),
                    figures.waitingMedian(),
                    figures.roundTrips(),
                    dossiers == 0 ? null : Math.round(figures.roundTrips() * 1000.0 / dossiers) / 10.0);
        }
    }

    private static final Map.Entry<String, String> ALL = Map.entry("", "");

    /** One period. */
    private record Half(
            Map<Map.Entry<String, String>, Steps.TaskRow> tasks, Map<Map.Entry<String, String>, Side> sides) {
        Side side(Map.Entry<String, String> task) {
            return sides.getOrDefault(task, Side.of(Figures.of(List.of(), List.of(), 0, Filter.NONE), 0));
        }
    }

    private final JdbcClient jdbc;
    private final Finished finished;
    private final Asked asked;
    private final Steps steps;

    Comparison(JdbcClient jdbc, Finished finished, Asked asked, Steps steps) {
        this.jdbc = jdbc;
        this.finished = finished;
        this.asked = asked;
        this.steps = steps;
    }

    public Report of(Period before, Period after, Filter filter) {
        var one = half(before, filter);
        var other = half(after, filter);
        var keys = new HashSet<>(one.tasks().keySet());
        keys.addAll(other.tasks().keySet());
        return new Report(
                new Days(before.from(), before.to()),
                new Days(after.from(), after.to()),
                new Sides(one.side(ALL), other.side(ALL)),
                keys.stream()
                        .map(key -> other.tasks().getOrDefault(key, one.tasks().get(key)))
                        .filter(Objects::nonNull)
                        .map(task -> sides(task, one, other))
                        .filter(task -> task.before().dossiers()
                                        + task.after().dossiers()
                                        + task.before().finished()
                                        + task.after().finished()
                                > 0)
                        .sorted(Comparator.comparing(TaskSides::process).thenComparing(TaskSides::task))
                        .toList());
    }

    private static TaskSides sides(Steps.TaskRow task, Half before, Half after) {
        var key = Map.entry(task.process(), task.task());
        return new TaskSides(
                task.step(),
                task.process(),
                task.task(),
                task.label(),
                task.roleLabel(),
                before.side(key),
                after.side(key));
    }

    private Half half(Period period, Filter filter) {
        var cells = finished.in(period, filter);
        var trips = asked.in(period, filter);
        var dossiers = dossiers(period, filter);
        var tasks = steps.of(period, cells, List.of(), trips, filter).steps().stream()
                .flatMap(step -> step.tasks().stream())
                .collect(Collectors.toMap(task -> Map.entry(task.process(), task.task()), task -> task));
        var sides = tasks.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        task -> Side.of(task.getValue().figures(), dossiers.getOrDefault(task.getKey(), 0L))));
        sides.put(ALL, Side.of(Figures.of(cells, List.of(), trips.size(), filter), all(period, filter)));
        return new Half(tasks, sides);
    }

    private Map<Map.Entry<String, String>, Long> dossiers(Period period, Filter filter) {
        return jdbc
                .sql("""
                        select t.process_key, t.task_key, count(distinct t.dossier) as dossiers from work_task t
                         where t.created_at >= :start and t.created_at < :end%s
                         group by t.process_key, t.task_key""".formatted(filter.onTasks()))
                .param("start", Rows.at(period.start()))
                .param("end", Rows.at(period.end()))
                .params(filter.params())
                .query((row, no) -> Map.entry(
                        Map.entry(row.getString("process_key"), row.getString("task_key")), row.getLong("dossiers")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long all(Period period, Filter filter) {
        return jdbc.sql("""
                        select count(distinct t.dossier) from work_task t
                         where t.created_at >= :start and t.created_at < :end""" + filter.onTasks())
                .param("start", Rows.at(period.start()))
                .param("end", Rows.at(period.end()))
                .params(filter.params())
                .query(Long.class)
                .single();
    }
}
