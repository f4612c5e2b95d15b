package fr.parcours.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.parcours.Groups;
import fr.parcours.engine.UserTasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What each step, and each user task in it, took in a period. */
@Component
public class Steps {
    /** All steps of a period, and the same by model. @param from the first day · to the last day, included */
    public record Report(LocalDate from, LocalDate to, List<StepRow> steps, List<ProcessRow> processes) {}

    /** A model as a whole: what a call of it stands for in a diagram. @param roundTrips as of a step */
    public record ProcessRow(String process, @JsonUnwrapped Figures figures) {}

    /** A step as a whole. @param roundTrips of {@code figures}: with those that a rule asked, which belong to no task */
    public record StepRow(
            String step, String label, @JsonUnwrapped Figures figures, List<TaskRow> tasks) {}

    /**
     * A user task.
     *
     * @param process id of its model
     * @param task its id in the model
     * @param role candidate groups, comma between, of whom had it in the period; empty when nobody had
     */
    public record TaskRow(
            String step,
            String process,
            String task,
            String label,
            String role,
            String roleLabel,
            @JsonUnwrapped Figures figures) {}

    /** What the models call a task. */
    record Key(String process, String task) {
        Step step() {
            return Step.of(process, task);
        }
    }

    private final Finished finished;
    private final Open open;
    private final Asked asked;
    private final UserTasks userTasks;
    private final Clock clock;

    Steps(Finished finished, Open open, Asked asked, UserTasks userTasks, Clock clock) {
        this.finished = finished;
        this.open = open;
        this.asked = asked;
        this.userTasks = userTasks;
        this.clock = clock;
    }

    public Report of(Period period, Filter filter) {
        return of(period, finished.in(period, filter), open.at(end(period), filter), asked.in(period, filter), filter);
    }

    /** The end of the period, or now while it lasts. */
    Instant end(Period period) {
        var now = clock.instant();
        return period.end().isBefore(now) ? period.end() : now;
    }

    Report of(Period period, List<Cell> cells, List<Open.Pile> piles, List<Asked.Trip> trips, Filter filter) {
        return of(period, names(filter), cells, piles, trips, filter);
    }

    static Report of(
            Period period,
            Map<Key, String> names,
            List<Cell> cells,
            List<Open.Pile> piles,
            List<Asked.Trip> trips,
            Filter filter) {
        var keys = Stream.of(
                        names.keySet().stream(),
                        cells.stream().map(cell -> new Key(cell.process(), cell.task())),
                        piles.stream().map(pile -> new Key(pile.process(), pile.task())))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        var cellsOf = cells.stream().collect(Collectors.groupingBy(cell -> new Key(cell.process(), cell.task())));
        var pilesOf = piles.stream().collect(Collectors.groupingBy(pile -> new Key(pile.process(), pile.task())));
        var tripsOf = trips.stream()
                .collect(Collectors.groupingBy(trip -> new Key(trip.process(), trip.task()), Collectors.counting()));
        var tasks = keys.stream()
                .sorted(Comparator.comparing(Key::process).thenComparing(Key::task))
                .map(key -> task(
                        key,
                        names.getOrDefault(key, key.task()),
                        cellsOf.getOrDefault(key, List.of()),
                        pilesOf.getOrDefault(key, List.of()),
                        tripsOf.getOrDefault(key, 0L),
                        filter))
                .toList();
        BiFunction<List<TaskRow>, Long, Figures> sum =
                (alike, roundTrips) -> Figures.of(all(alike, cellsOf), all(alike, pilesOf), roundTrips, filter);
        var tasksOfStep = tasks.stream().collect(Collectors.groupingBy(TaskRow::step));
        var tripsOfStep = trips.stream().collect(Collectors.groupingBy(Asked.Trip::step, Collectors.counting()));
        var tasksOfProcess =
                tasks.stream().collect(Collectors.groupingBy(TaskRow::process, TreeMap::new, Collectors.toList()));
        var tripsOfProcess = trips.stream().collect(Collectors.groupingBy(Asked.Trip::process, Collectors.counting()));
        return new Report(
                period.from(),
                period.to(),
                Arrays.stream(Step.values())
                        .filter(step -> tasksOfStep.containsKey(step.word()))
                        .map(step -> {
                            var its = tasksOfStep.getOrDefault(step.word(), List.of());
                            var figures = sum.apply(its, tripsOfStep.getOrDefault(step, 0L));
                            return new StepRow(step.word(), step.label(), figures.besides(figures(its)), its);
                        })
                        .toList(),
                tasksOfProcess.entrySet().stream()
                        .map(model -> {
                            var figures = sum.apply(model.getValue(), tripsOfProcess.getOrDefault(model.getKey(), 0L));
                            return new ProcessRow(model.getKey(), figures.besidesOthersToo(figures(model.getValue())));
                        })
                        .toList());
    }

    private static List<Figures> figures(List<TaskRow> tasks) {
        return tasks.stream().map(TaskRow::figures).toList();
    }

    private Map<Key, String> names(Filter filter) {
        return userTasks.inService().stream()
                .filter(task -> filter.process() == null || filter.process().equals(task.process()))
                .collect(Collectors.toMap(
                        task -> new Key(task.process(), task.task()), UserTasks.Named::name, (one, other) -> one));
    }

    private static TaskRow task(
            Key key, String name, List<Cell> cells, List<Open.Pile> piles, long trips, Filter filter) {
        var roles = Stream.concat(
                        cells.stream().map(Cell::roles), piles.stream().map(Open.Pile::roles))
                .flatMap(ids -> Stream.of(ids.split(",")))
                .distinct()
                .sorted()
                .toList();
        return new TaskRow(
                key.step().word(),
                key.process(),
                key.task(),
                name,
                String.join(",", roles),
                roles.stream().map(Steps::label).collect(Collectors.joining(", ")),
                Figures.of(cells, piles, trips, filter));
    }

    private static <T> List<T> all(List<TaskRow> tasks, Map<Key, List<T>> ofKey) {
        return tasks.stream()
                .flatMap(task -> ofKey.getOrDefault(new Key(task.process(), task.task()), List.of()).stream())
                .toList();
    }

    /** French, of a group. */
    static String label(String role) {
        return Groups.LABELS.getOrDefault(role, role);
    }
}
