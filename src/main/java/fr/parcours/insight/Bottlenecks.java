package fr.parcours.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.parcours.DossierNumber;
import fr.parcours.Typography;
import fr.parcours.engine.HouseClock;
import fr.parcours.insight.Steps.TaskRow;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where it sticks: the tasks ranked by what they cost. The cost of a task is the elapsed time of those finished in the
 * period and the age of those that are open at its end, so that what never ends is seen too.
 */
@Component
public class Bottlenecks {
    /**
     * @param sentence what is behind the worst one, made of figures; null when nothing happened
     * @param findings the same of the three worst ones; who answers a question counts for who asks it
     * @param ranking the dearest first
     * @param inProgress what is open at the end of the period, or now while it lasts
     * @param overdue past their deadline now, the longest first; not more than {@code overdueShown}
     * @param overdueCount all of these
     */
    public record Report(
            LocalDate from,
            LocalDate to,
            @Nullable String sentence,
            List<Finding> findings,
            List<Ranked> ranking,
            List<Month> months,
            List<InProgress> inProgress,
            List<Late> overdue,
            long overdueCount,
            RoundTripReport.Matrix roundTrips) {
        /** For who may not see dossiers: the counts stay. */
        public Report withoutDossiers() {
            return new Report(
                    from, to, sentence, findings, ranking, months, inProgress, List.of(), overdueCount, roundTrips);
        }
    }

    /** What is behind one of them. @param commune where it stands out most; null without such a one */
    public record Finding(
            String process,
            String task,
            String sentence,
            @Nullable String commune) {}

    /**
     * @param share of the cost of all tasks, in per cent
     * @param cost milliseconds; open tasks of one service count for the middle of their {@code ages}
     * @param waitingShare of the time of the finished ones, in per cent; the rest is working
     * @param roundTripDays lost between its questions and their answers, in days of 24 hours, as {@link
     *     RoundTripReport.Sum} tells it; null where it does not
     * @param months its trend
     */
    public record Ranked(
            int rank,
            double share,
            long cost,
            double waitingShare,
            @Nullable Double roundTripDays,
            @JsonUnwrapped TaskRow task,
            List<Month> months) {}

    /** One month of the trend. @param month yyyy-MM */
    public record Month(
            YearMonth month,
            long finished,
            @Nullable Long durationMedian,
            @Nullable Long waitingMedian,
            long roundTrips) {}

    /**
     * Open tasks of one kind.
     *
     * @param ages how many are 0 to 5 days old, 5 to 15, 15 to 30, and older [PARAM]
     * @param oldestDays null where they are of one service: the oldest is always somebody's
     */
    public record InProgress(
            String step,
            String process,
            String task,
            String label,
            String roleLabel,
            long open,
            long overdue,
            List<Long> ages,
            @Nullable Long oldestDays) {}

    /** A task past its deadline. @param href of its dossier */
    public record Late(
            DossierNumber dossier,
            String href,
            String step,
            String task,
            String label,
            String roleLabel,
            LocalDate due,
            long daysLate) {}

    private static final int MOST_LATE = 100;
    private static final int WORST = 3;
    private static final double PER_CENT = 100;
    private static final double TENTHS = 10;

    private final JdbcClient jdbc;
    private final Finished finished;
    private final Open open;
    private final Asked asked;
    private final Steps steps;
    private final RoundTripReport roundTrips;
    private final Standouts standouts;
    private final Clock clock;

    Bottlenecks(
            JdbcClient jdbc,
            Finished finished,
            Open open,
            Asked asked,
            Steps steps,
            RoundTripReport roundTrips,
            Standouts standouts,
            Clock clock) {
        this.jdbc = jdbc;
        this.finished = finished;
        this.open = open;
        this.asked = asked;
        this.steps = steps;
        this.roundTrips = roundTrips;
        this.standouts = standouts;
        this.clock = clock;
    }

    public Report of(Period period, Filter filter) {
        var end = steps.end(period);
        var cells = finished.byMonth(period, filter);
        var piles = open.at(end, filter);
        var trips = asked.in(period, filter);
        var tasks = steps.of(period, cells, piles, trips, filter).steps().stream()
                .flatMap(step -> step.tasks().stream())
                .toList();
        var matrix = roundTrips.of(period, filter, trips);
        var ranking = ranking(period, tasks, cells, piles, trips, matrix.returns(), filter);
        var late = late(filter, clock.instant());
        var findings = ranking.stream()
                .filter(ranked -> !ranked.task().step().equals(Step.COMPLETION.word()))
                .limit(WORST)
                .map(ranked -> finding(ranked, trips, period, filter))
                .toList();
        return new Report(
                period.from(),
                period.to(),
                findings.stream().findFirst().map(Finding::sentence).orElse(null),
                findings,
                ranking,
                months(period, cells, trips, filter),
                inProgress(tasks, piles, end, filter),
                late.stream().limit(MOST_LATE).toList(),
                late.size(),
                matrix);
    }

    private List<Ranked> ranking(
            Period period,
            List<TaskRow> tasks,
            List<Cell> cells,
            List<Open.Pile> piles,
            List<Asked.Trip> trips,
            List<RoundTripReport.Return> returns,
            Filter filter) {
        var ages = piles.stream()
                .collect(Collectors.groupingBy(
                        pile -> key(pile.process(), pile.task()),
                        Collectors.summingLong(pile -> pile.toldAge(filter))));
        Function<TaskRow, Long> cost =
                task -> task.figures().durationTotal() + ages.getOrDefault(key(task.process(), task.task()), 0L);
        var whole = tasks.stream().mapToLong(cost::apply).sum();
        var dearest = tasks.stream()
                .filter(task -> cost.apply(task) > 0)
                .sorted(Comparator.comparing(cost).reversed().thenComparing(TaskRow::task))
                .toList();
        var cellsOf = cells.stream().collect(Collectors.groupingBy(cell -> key(cell.process(), cell.task())));
        var tripsOf = trips.stream().collect(Collectors.groupingBy(trip -> key(trip.process(), trip.task())));
        var returnsOf = returns.stream().collect(Collectors.groupingBy(back -> key(back.process(), back.task())));
        return IntStream.range(0, dearest.size())
                .mapToObj(place -> {
                    var task = dearest.get(place);
                    var key = key(task.process(), task.task());
                    return new Ranked(
                            place + 1,
                            share(cost.apply(task), whole),
                            cost.apply(task),
                            share(task.figures().waitingTotal(), task.figures().durationTotal()),
                            days(returnsOf.getOrDefault(key, List.of())),
                            task,
                            months(
                                    period,
                                    cellsOf.getOrDefault(key, List.of()),
                                    tripsOf.getOrDefault(key, List.of()),
                                    filter));
                })
                .toList();
    }

    private static @Nullable Double days(List<RoundTripReport.Return> returns) {
        var lost = RoundTripReport.together(
                returns.stream().map(RoundTripReport.Return::sum).toList(), RoundTripReport.Sum::daysLost);
        return returns.isEmpty() ? Double.valueOf(0) : lost;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(part * PER_CENT * TENTHS / whole) / TENTHS;
    }

    private static List<Month> months(Period period, List<Cell> cells, List<Asked.Trip> trips, Filter filter) {
        var cellsOf = cells.stream().collect(Collectors.groupingBy(Cell::month));
        var tripsOf = trips.stream()
                .collect(Collectors.groupingBy(
                        trip -> YearMonth.from(trip.opened().atZone(HouseClock.PARIS)), Collectors.counting()));
        return period.parts().stream()
                .map(Period.Part::month)
                .map(month -> {
                    var trend = Figures.of(
                            cellsOf.getOrDefault(month, List.of()), List.of(), tripsOf.getOrDefault(month, 0L), filter);
                    return new Month(
                            month, trend.finished(), trend.durationMedian(), trend.waitingMedian(), trend.roundTrips());
                })
                .toList();
    }

    private static List<InProgress> inProgress(List<TaskRow> tasks, List<Open.Pile> piles, Instant end, Filter filter) {
        var pilesOf = piles.stream().collect(Collectors.groupingBy(pile -> key(pile.process(), pile.task())));
        return tasks.stream()
                .filter(task -> task.figures().open() > 0)
                .map(task -> {
                    var ofTask = pilesOf.getOrDefault(key(task.process(), task.task()), List.of());
                    return new InProgress(
                            task.step(),
                            task.process(),
                            task.task(),
                            task.label(),
                            task.roleLabel(),
                            task.figures().open(),
                            task.figures().overdue(),
                            IntStream.rangeClosed(0, Open.AGES.size())
                                    .mapToObj(age -> ofTask.stream()
                                            .mapToLong(pile -> pile.ages().get(age))
                                            .sum())
                                    .toList(),
                            ofTask.stream().anyMatch(pile -> filter.isOfOneService(pile.roles()))
                                    ? null
                                    : ofTask.stream()
                                            .map(pile -> Duration.between(pile.oldest(), end)
                                                    .toDays())
                                            .max(Comparator.naturalOrder())
                                            .orElse(0L));
                })
                .sorted(Comparator.comparing(InProgress::open).reversed())
                .toList();
    }

    private List<Late> late(Filter filter, Instant now) {
        var today = LocalDate.ofInstant(now, HouseClock.PARIS);
        return jdbc.sql("""
                        select t.dossier, t.process_key, t.task_key, t.name, t.role_ids, t.due_at from work_task t
                         where t.ended_at is null and t.due_at < :now%s
                         order by t.due_at, t.task_id""".formatted(filter.onTasks()))
                .param("now", Rows.at(now))
                .params(filter.params())
                .query((row, no) -> {
                    var due = LocalDate.ofInstant(Rows.instant(row, "due_at"), HouseClock.PARIS);
                    return new Late(
                            new DossierNumber(row.getString("dossier")),
                            "/dossiers/" + row.getString("dossier"),
                            Step.of(row.getString("process_key"), row.getString("task_key"))
                                    .word(),
                            row.getString("task_key"),
                            row.getString("name"),
                            Stream.of(row.getString("role_ids").split(","))
                                    .map(Steps::label)
                                    .collect(Collectors.joining(", ")),
                            due,
                            ChronoUnit.DAYS.between(due, today));
                })
                .list();
    }

    private Finding finding(Ranked worst, List<Asked.Trip> trips, Period period, Filter filter) {
        var task = worst.task();
        var figures = task.figures();
        var text = new StringBuilder("« %s » (%s) prend %s\u00a0%% du temps passé"
                .formatted(task.label(), task.roleLabel(), Spoken.number(worst.share())));
        if (figures.durationMedian() != null) {
            text.append(" : %s en médiane, dont %s\u00a0%% à attendre que quelqu'un s'en saisisse"
                    .formatted(Spoken.time(figures.durationMedian()), Spoken.number(worst.waitingShare())));
        }
        var standout = figures.isSilent()
                ? Standouts.Found.NOTHING
                : standouts.of(task.process(), task.task(), period, filter);
        Optional.ofNullable(standout.commune())
                .ifPresent(place -> text.append(" ; à %s, %s, ailleurs %s"
                        .formatted(place.where(), Spoken.time(place.there()), Spoken.time(place.elsewhere()))));
        Optional.ofNullable(standout.months())
                .ifPresent(time -> text.append(" ; arrivée %s, %s, sinon %s"
                        .formatted(
                                Spoken.months(time.where()),
                                Spoken.time(time.there()),
                                Spoken.time(time.elsewhere()))));
        Predicate<Asked.Trip> ofTask =
                trip -> trip.process().equals(task.process()) && trip.task().equals(task.task());
        mostAsked(trips.stream().filter(ofTask).toList())
                .ifPresent(most -> text.append(" ; %s, surtout pour « %s » (réponse attendue de : %s)"
                        .formatted(
                                Spoken.count(figures.roundTrips(), "retour"),
                                most.cause().label(),
                                Steps.label(most.askedRole()))));
        if (figures.open() > 0) {
            text.append(" ; %s, %s en retard"
                    .formatted(
                            Spoken.count(figures.open(), "tâche", "ouverte"),
                            figures.overdue() == 0 ? "aucune" : "dont " + figures.overdue()));
        }
        return new Finding(
                task.process(),
                task.task(),
                Typography.set(text.append('.').toString()),
                Optional.ofNullable(standout.commune())
                        .map(Standouts.Place::where)
                        .orElse(null));
    }

    private static Optional<Asked.Trip> mostAsked(List<Asked.Trip> trips) {
        return trips.stream()
                .collect(Collectors.groupingBy(trip -> key(trip.cause().name(), trip.askedRole())))
                .values()
                .stream()
                .max(Comparator.comparing(List::size))
                .map(alike -> alike.get(0));
    }

    private static Map.Entry<String, String> key(String process, String task) {
        return Map.entry(process, task);
    }
}
