package fr.parcours.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.parcours.Groups;
import fr.parcours.engine.UserTasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private record Key(String process, String task) {
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
        var names = names(filter);
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
                .collect(Collectors.groupingBy(TaskRow::step));
        var keysOf = keys.stream().collect(Collectors.groupingBy(Key::step));
        var tripsOfStep = trips.stream().collect(Collectors.groupingBy(Asked.Trip::step, Collectors.counting()));
        var keysOfProcess =
                keys.stream().collect(Collectors.groupingBy(Key::process, TreeMap::new, Collectors.toList()));
        var tripsOfProcess = trips.stream().collect(Collectors.groupingBy(Asked.Trip::process, Collectors.counting()));
        return new Report(
                period.from(),
                period.to(),
                Arrays.stream(Step.values())
                        .filter(step -> tasks.containsKey(step.word()))
                        .map(step -> new StepRow(
                                step.word(),
                                step.label(),
                                Figures.of(
                                        all(keysOf.getOrDefault(step, List.of()), cellsOf),
                                        all(keysOf.getOrDefault(step, List.of()), pilesOf),
                                        tripsOfStep.getOrDefault(step, 0L),
                                        filter),
                                tasks.getOrDefault(step.word(), List.of())))
                        .toList(),
                keysOfProcess.entrySet().stream()
                        .map(model -> new ProcessRow(
                                model.getKey(),
                                Figures.of(
                                        all(model.getValue(), cellsOf),
                                        all(model.getValue(), pilesOf),
                                        tripsOfProcess.getOrDefault(model.getKey(), 0L),
                                        filter)))
                        .toList());
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

    private static <T> List<T> all(Collection<Key> keys, Map<Key, List<T>> ofKey) {
        return keys.stream()
                .flatMap(key -> ofKey.getOrDefault(key, List.of()).stream())
                .toList();
    }

    /** French, of a group. */
    static String label(String role) {
        return Groups.LABELS.getOrDefault(role, role);
    }
}
