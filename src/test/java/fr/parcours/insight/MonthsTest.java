package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import fr.parcours.TestDatabase;
import fr.parcours.engine.HouseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Figures from buckets, from rows, and reckoned by hand. */
@Tag("database")
class MonthsTest {
    private static final Instant NOW = paris("2026-11-24T09:00");
    private static final Period WHOLE = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 31));
    private static final Period CUT = new Period(LocalDate.of(2026, 8, 15), LocalDate.of(2026, 11, 24));

    private static HikariDataSource database;
    private static JdbcClient jdbc;

    private final Months months = months(NOW);
    private final Finished finished = new Finished(jdbc, months);

    @BeforeContainer
    static void opens() {
        database = TestDatabase.open();
        jdbc = JdbcClient.create(database);
    }

    @AfterContainer
    static void closes() {
        database.close();
    }

    @BeforeTry
    void empties() {
        Stream.of("insight_bucket", "insight_month", "work_task")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Property(tries = 12)
    void folding_changes_no_answer_and_a_rebuild_gives_the_same_buckets(@ForAll("years") List<FinishedTask> done) {
        done.forEach(task -> task.write(jdbc));
        var before = cells(CUT);
        months.make();
        assertThat(months.folded()).contains(YearMonth.of(2026, 10)).doesNotContain(YearMonth.of(2026, 11));
        assertThat(cells(CUT)).isEqualTo(before);

        var folded = buckets();
        months.make();
        assertThat(buckets()).isEqualTo(folded);
        Stream.of("insight_bucket", "insight_month")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        months.make();
        assertThat(buckets()).isEqualTo(folded);
    }

    @Property(tries = 12)
    void counts_and_sums_are_exact_and_percentiles_within_three_per_cent(@ForAll("years") List<FinishedTask> done) {
        done.forEach(task -> task.write(jdbc));
        months.make();
        for (var period : List.of(WHOLE, CUT)) {
            for (var measure : Measure.values()) {
                var values = done.stream()
                        .filter(task -> !task.ended().isBefore(period.start())
                                && task.ended().isBefore(period.end()))
                        .map(task -> task.measured(measure))
                        .toList();
                var sample = sample(period, measure);
                assertThat(sample.size()).isEqualTo(values.size());
                assertThat(sample.total())
                        .isEqualTo(values.stream().mapToLong(Long::longValue).sum());
                for (var share : List.of(0.5, 0.9)) {
                    if (!values.isEmpty()) {
                        var byHand = FinishedTask.percentile(values, share);
                        assertThat((double) sample.percentile(share)).isCloseTo(byHand, within(byHand * 0.03 + 2));
                    }
                }
            }
        }
    }

    @Property(tries = 12)
    void days_that_are_no_whole_month_are_exact(@ForAll("years") List<FinishedTask> done) {
        done.forEach(task -> task.write(jdbc));
        months.make();
        var period = new Period(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 11, 20));
        var values = done.stream()
                .filter(task ->
                        !task.ended().isBefore(period.start()) && task.ended().isBefore(period.end()))
                .map(task -> task.measured(Measure.DURATION))
                .toList();
        if (!values.isEmpty()) {
            assertThat((double) sample(period, Measure.DURATION).percentile(0.9))
                    .isCloseTo(FinishedTask.percentile(values, 0.9), within(1.0));
        }
    }

    @Example
    void a_month_is_that_of_Paris_and_is_folded_once_by_several_nodes() {
        Stream.of("2026-09-30T23:59:59", "2026-10-01T00:00", "2026-10-31T23:59:59", "2026-11-01T00:00")
                .map(moment -> new FinishedTask(
                        "agreement", "task_draftNote", paris(moment), Duration.ofDays(3), Duration.ZERO))
                .forEach(task -> task.write(jdbc));
        CompletableFuture.allOf(Stream.generate(() -> months(NOW))
                        .limit(4)
                        .map(node -> CompletableFuture.runAsync(node::make))
                        .toArray(CompletableFuture[]::new))
                .join();
        var october = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        assertThat(months.cells(List.of(YearMonth.of(2026, 10)), Filter.NONE, true).stream()
                        .filter(cell -> cell.measure() == Measure.DURATION)
                        .mapToLong(Cell::count)
                        .sum())
                .isEqualTo(2);
        assertThat(sample(october, Measure.DURATION).size()).isEqualTo(2);
    }

    @Example
    void is_due_in_the_first_night_of_each_month() {
        assertThat(months.nextAfter(NOW)).isEqualTo(paris("2026-12-01T01:00"));
        assertThat(months.nextAfter(paris("2026-12-01T00:30"))).isEqualTo(paris("2026-12-01T01:00"));
        assertThat(months.nextAfter(paris("2026-12-01T01:00"))).isEqualTo(paris("2027-01-01T01:00"));
    }

    @Provide
    Arbitrary<List<FinishedTask>> years() {
        var ended = Arbitraries.longs()
                .between(paris("2026-07-20T00:00").getEpochSecond(), NOW.getEpochSecond())
                .map(Instant::ofEpochSecond);
        var duration = Arbitraries.doubles().between(0, 24).map(power -> Duration.ofMillis((long) Math.exp(power)));
        return Combinators.combine(
                        Arbitraries.of("agreement", "insurance"),
                        Arbitraries.of("task_draftNote", "task_signDga"),
                        ended,
                        duration,
                        Arbitraries.doubles().between(0, 1))
                .as((process, task, at, lasting, waiting) -> new FinishedTask(
                        process, task, at, lasting, Duration.ofMillis((long) (lasting.toMillis() * waiting))))
                .list()
                .ofMinSize(40)
                .ofMaxSize(120);
    }

    private Sample sample(Period period, Measure measure) {
        var sample = new Sample();
        finished.in(period, Filter.NONE).stream()
                .filter(cell -> cell.measure() == measure)
                .forEach(sample::add);
        return sample;
    }

    private List<Cell> cells(Period period) {
        return finished.byMonth(period, Filter.NONE).stream()
                .sorted(Comparator.comparing(Cell::toString))
                .toList();
    }

    private static List<String> buckets() {
        return jdbc
                .sql("select * from insight_bucket order by month_start, process_key, task_key, measure, bucket")
                .query()
                .listOfRows()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static Months months(Instant now) {
        return new Months(jdbc, Clock.fixed(now, HouseClock.PARIS), new DataSourceTransactionManager(database));
    }

    private static Instant paris(String moment) {
        return LocalDateTime.parse(moment).atZone(HouseClock.PARIS).toInstant();
    }
}
