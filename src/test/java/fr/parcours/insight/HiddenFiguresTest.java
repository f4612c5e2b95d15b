package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Groups;
import fr.parcours.register.roundtrip.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Times that are not told cannot be had from those that are. */
class HiddenFiguresTest {
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final Filter SERVICE = new Filter(null, null, "service-culture", null, null, null);
    private static final Filter COMMUNE = new Filter("Lille", null, null, null, null, null);
    private static final double NOTHING = 1e-9;

    /** The finished tasks of one kind. */
    record Kind(String process, String task, String role, int finished) {
        Stream<Cell> cells() {
            return Arrays.stream(Measure.values())
                    .map(measure -> new Cell(
                            YearMonth.of(2026, 5), process, task, role, measure, 1000, finished, 1000L * finished));
        }

        boolean is(Steps.TaskRow row) {
            return row.process().equals(process) && row.task().equals(task);
        }
    }

    @Property(tries = 300)
    void no_sum_less_those_that_are_told_leaves_a_time_that_is_not(@ForAll("kinds") List<Kind> kinds) {
        for (var filter : List.of(Filter.NONE, SERVICE, COMMUNE)) {
            var report = report(kinds, filter);
            var rows = rows(report);
            var silent = kinds.stream()
                    .filter(kind -> rows.stream()
                            .anyMatch(row -> kind.is(row) && row.figures().isSilent()))
                    .toList();
            var told = Stream.concat(
                            report.steps().stream()
                                    .filter(step -> tells(step.figures()))
                                    .map(step -> parts(
                                            silent,
                                            kind -> Step.of(kind.process(), kind.task())
                                                    .word()
                                                    .equals(step.step()))),
                            report.processes().stream()
                                    .filter(process -> tells(process.figures()))
                                    .map(process ->
                                            parts(silent, kind -> kind.process().equals(process.process()))))
                    .toList();
            for (var which = 0; which < silent.size(); which++) {
                assertThat(isDetermined(which, told))
                        .as("%s of %s", silent.get(which), kinds)
                        .isFalse();
            }
        }
    }

    @Property(tries = 100)
    void a_sum_tells_what_its_parts_tell(@ForAll("kinds") List<Kind> kinds) {
        var report = report(kinds, Filter.NONE);
        assertThat(rows(report))
                .allMatch(row -> !row.figures().isSilent() || Groups.OF_ONE_SERVICE.contains(row.role()));
        for (var step : report.steps()) {
            assertThat(step.figures().durationTotal())
                    .isIn(
                            0L,
                            step.tasks().stream()
                                    .mapToLong(task -> task.figures().durationTotal())
                                    .sum());
        }
    }

    @Example
    void a_longer_period_less_a_shorter_one_does_not_leave_one_superiors_time() {
        var five = Stream.of(1, 2, 3, 4, 5).map(HiddenFiguresTest::validated).toList();
        var six = Stream.concat(five.stream(), Stream.of(validated(60))).toList();
        var together = sum(report(six)).durationTotal() - sum(report(five)).durationTotal();
        assertThat(sum(report(five.subList(0, 1))).durationMedian()).isNull();
        assertThat(sum(report(five)).durationMedian()).isEqualTo(3);
        assertThat(together).isNotEqualTo(60);
    }

    @Example
    void all_services_less_all_but_one_does_not_leave_that_ones_days() {
        var six = Stream.of(1, 2, 3, 4, 5, 60)
                .map(days -> answered(Groups.PORTEUR, days))
                .toList();
        var left = lost(six, Filter.NONE) - lost(six.subList(0, 5), SERVICE);
        assertThat(left).isNotEqualTo(Duration.ofDays(60).toMillis());
        assertThat(lost(six.subList(0, 5), Filter.NONE))
                .isEqualTo(Duration.ofDays(15).toMillis());
        var ofTrades = List.of(answered(Groups.JURIDIQUE, 1), answered(Groups.JURIDIQUE, 60));
        assertThat(lost(ofTrades, Filter.NONE)).isEqualTo(Duration.ofDays(61).toMillis());
    }

    @Example
    void how_old_one_services_open_task_is_is_told_by_its_class_only() {
        var now = Instant.parse("2026-06-01T08:00:00Z");
        var pile = new Open.Pile(
                "agreement",
                "task_a",
                Groups.JURIDIQUE,
                1,
                0,
                List.of(0L, 1L, 0L, 0L),
                Duration.ofDays(6).toMillis(),
                now.minus(Duration.ofDays(6)));
        assertThat(pile.toldAge(COMMUNE)).isEqualTo(Duration.ofDays(6).toMillis());
        assertThat(pile.toldAge(SERVICE)).isEqualTo(Duration.ofDays(10).toMillis());
    }

    private static long lost(List<Asked.Trip> trips, Filter filter) {
        return RoundTripReport.lost(
                trips,
                filter,
                trip -> Duration.between(trip.opened(), trip.until(Instant.parse("2027-01-01T00:00:00Z"))));
    }

    private static Asked.Trip answered(String askedRole, int days) {
        var opened = Instant.parse("2026-05-01T08:00:00Z");
        return new Asked.Trip(
                "agreement",
                "task_a",
                Groups.PATRIMOINE,
                askedRole,
                RoundTrip.Cause.PIECE_MANQUANTE,
                RoundTrip.Outcome.ANSWERED,
                opened,
                opened.plus(Duration.ofDays(days)));
    }

    private static Cell validated(int millis) {
        return new Cell(
                YearMonth.of(2026, 5),
                "occupation-journey",
                "task_validateRequest",
                Groups.HIERARCHIE,
                Measure.DURATION,
                millis,
                1,
                millis);
    }

    private static Steps.Report report(List<Cell> cells) {
        return Steps.of(YEAR, Map.of(), cells, List.of(), List.of(), Filter.NONE);
    }

    @Example
    void a_lone_small_figure_takes_the_sum_with_it_and_two_that_are_enough_together_do_not() {
        var many = new Kind("agreement", "task_a", Groups.JURIDIQUE, 20);
        var three = new Kind("agreement", "task_b", Groups.JURIDIQUE, 3);
        var two = new Kind("agreement", "task_c", Groups.JURIDIQUE, 2);
        assertThat(sum(report(List.of(many, three), SERVICE)).durationTotal()).isZero();
        assertThat(sum(report(List.of(many, three), SERVICE)).finished()).isEqualTo(23);
        assertThat(sum(report(List.of(many, three, two), SERVICE)).durationTotal())
                .isEqualTo(20_000);
        assertThat(sum(report(List.of(many), SERVICE)).durationTotal()).isEqualTo(20_000);
    }

    /** One question may be put to a trade, to a requester or to who comes from outside: all answer the same task. */
    @Example
    void few_of_a_task_of_which_one_is_somebodys_tell_no_time() {
        var trades = answers(Groups.JURIDIQUE, 1, 2, 3);
        var outsider = answers("grp-porteur,grp-patrimoine", 60);
        assertThat(sum(report(trades)).durationTotal()).isEqualTo(6);
        assertThat(sum(report(joined(trades, outsider))).durationMedian()).isNull();
        assertThat(sum(report(joined(trades, outsider))).durationTotal()).isZero();
    }

    @Example
    void a_service_and_an_outsider_less_the_service_do_not_leave_the_outsiders_time() {
        var service = answers(Groups.PORTEUR, 1, 2, 3, 4, 5);
        var outsider = answers("grp-porteur,grp-patrimoine", 60);
        var all = sum(report(joined(service, outsider)));
        assertThat(all.durationMedian()).isNotNull();
        assertThat(all.durationTotal() - sum(report(service)).durationTotal()).isNotEqualTo(60);
        assertThat(sum(report(outsider)).durationMedian()).isNull();
        var fewerOfEach = sum(report(joined(service.subList(0, 4), outsider)));
        assertThat(fewerOfEach.durationTotal())
                .as("neither part is told, nor is their sum exact")
                .isNotEqualTo(70);
    }

    private static List<Cell> answers(String roles, int... millis) {
        return IntStream.of(millis)
                .mapToObj(time -> new Cell(
                        YearMonth.of(2026, 5),
                        "completion-request",
                        "task_answerRequest",
                        roles,
                        Measure.DURATION,
                        time,
                        1,
                        time))
                .toList();
    }

    private static List<Cell> joined(List<Cell> some, List<Cell> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Provide
    Arbitrary<List<Kind>> kinds() {
        return Combinators.combine(
                        Arbitraries.of("occupation-journey", "agreement", "occupancy", "closing", "safety-review"),
                        Arbitraries.of("task_treatIncident", "task_retrieveKeys", "task_a", "task_b", "task_c"),
                        Arbitraries.of(Groups.PORTEUR, Groups.HIERARCHIE, Groups.JURIDIQUE),
                        Arbitraries.integers().between(1, 9))
                .as(Kind::new)
                .list()
                .ofMaxSize(14)
                .uniqueElements(kind -> kind.process() + kind.task());
    }

    private static Steps.Report report(List<Kind> kinds, Filter filter) {
        return Steps.of(YEAR, Map.of(), kinds.stream().flatMap(Kind::cells).toList(), List.of(), List.of(), filter);
    }

    private static List<Steps.TaskRow> rows(Steps.Report report) {
        return report.steps().stream().flatMap(step -> step.tasks().stream()).toList();
    }

    private static Figures sum(Steps.Report report) {
        return report.steps().get(0).figures();
    }

    private static boolean tells(Figures figures) {
        return figures.durationMedian() != null;
    }

    /** One equation: the sum of these is known. */
    private static double[] parts(List<Kind> silent, Predicate<Kind> in) {
        return silent.stream().mapToDouble(kind -> in.test(kind) ? 1 : 0).toArray();
    }

    /** Do these equations have one answer only for this unknown? By elimination: is it alone a combination of them? */
    private static boolean isDetermined(int unknown, List<double[]> equations) {
        var rows = new ArrayList<double[]>();
        equations.forEach(equation -> rows.add(equation.clone()));
        var target = new double[equations.isEmpty() ? unknown + 1 : equations.get(0).length];
        target[unknown] = 1;
        for (var column = 0; column < target.length && !rows.isEmpty(); column++) {
            var at = column;
            var pivot = rows.stream().filter(row -> Math.abs(row[at]) > NOTHING).findFirst();
            if (pivot.isPresent()) {
                var by = pivot.get();
                rows.remove(by);
                Stream.concat(rows.stream(), Stream.of(target)).forEach(row -> subtract(row, by, row[at] / by[at]));
            }
        }
        return Arrays.stream(target).allMatch(left -> Math.abs(left) < NOTHING);
    }

    private static void subtract(double[] row, double[] other, double times) {
        IntStream.range(0, row.length).forEach(column -> row[column] -= times * other[column]);
    }
}
