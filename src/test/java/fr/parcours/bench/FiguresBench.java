package fr.parcours.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.ParcoursTest;
import fr.parcours.TestDatabase;
import fr.parcours.engine.HouseClock;
import fr.parcours.insight.Filter;
import fr.parcours.insight.Months;
import fr.parcours.insight.Period;
import fr.parcours.insight.Steps;
import fr.parcours.register.Rows;
import fr.parcours.story.Journeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the manager's figures come when there are many finished tasks, against the ways that the engine offers
 * (performance.md, sections 3 and 7). {@code bin/bench} runs it on PostgreSQL and on H2 in a file, {@code bin/test} does
 * not. The same finished tasks stand in our rows and in the engine's history: 20,000 dossiers a year, five tasks each. A
 * history grows by years: the small one is the last year, the great one the last five.
 */
@ParcoursTest(properties = "parcours.test.coverage=false")
class FiguresBench {
    private static final int TASKS = 5;
    private static final int YEARS = 5;
    private static final int FEW = 20_000 * TASKS;
    private static final int MANY = YEARS * FEW;
    private static final int PAGE = 1_000;
    private static final int ROUNDS = 5;

    /** Told, and judged by nobody: why is in record 0015. */
    private static final double NO_BAR = Double.MAX_VALUE;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    HistoryService history;

    @Autowired
    Months months;

    @Autowired
    Steps steps;

    @Autowired
    Journeys journeys;

    private String dossier = "";
    private int asked;
    private final Map<String, Double> millis = new HashMap<>();
    private final LocalDate today = LocalDate.now(HouseClock.PARIS);
    private final List<String> missed = new ArrayList<>();

    @Test
    void report() {
        dossier = journeys.request("EV-101").value();
        fill(0, FEW);
        measure("few");
        fill(FEW, MANY);
        measure("many");
        assertThat(history.createHistoricTaskInstanceQuery().finished().count()).isEqualTo(MANY);
        if (TestDatabase.isPostgres()) {
            millis.put("loop", median(this::loop, 1));
            millis.put("loop 90", millis.get("loop") * 90 / (YEARS * 365));
            line("report over all history at 100k ÷ loop over the history API", "all many", "loop", 0.01);
            line("report of the last 90 days at 100k ÷ loop over the same days", "days many", "loop 90", 0.05);
        } else {
            millis.put("sql", median(this::percentilesOfTheEngine, ROUNDS));
            line("report of the months that are over, 100k ÷ percentile_cont", "months many", "sql", 0.1);
            line("report over all history, 100k ÷ percentile_cont", "all many", "sql", 0.1);
        }
        line("report of the months that are over, 100k ÷ 20k", "months many", "months few", 1.5);
        line("report over all history, 100k ÷ 20k", "all many", "all few", 3.5);
        line("report of the last 90 days, 100k ÷ 20k", "days many", "days few", 1.5);
        line("report filtered by commune ÷ without", "commune many", "all many", NO_BAR);
        System.out.println("milliseconds: " + millis);
        assertThat(missed).isEmpty();
    }

    private void measure(String size) {
        jdbc.sql("delete from insight_bucket").update();
        jdbc.sql("delete from insight_month").update();
        months.make();
        if (TestDatabase.isPostgres()) {
            jdbc.sql("analyze").update(); // as its own housekeeping does within a minute
        }
        var all = new Period(today.minusYears(YEARS).minusDays(10), today);
        var days = new Period(today.minusDays(89), today);
        var commune = new Filter("Roubaix", null, null, null, null, null);
        var over = new Period(
                today.minusYears(YEARS).withDayOfMonth(1),
                today.withDayOfMonth(1).minusDays(1));
        millis.put("months " + size, median(() -> steps.of(over, Filter.NONE), ROUNDS));
        millis.put("all " + size, median(() -> steps.of(all, Filter.NONE), ROUNDS));
        millis.put("days " + size, median(() -> steps.of(days, Filter.NONE), ROUNDS));
        millis.put("commune " + size, median(() -> steps.of(all, commune), 1));
    }

    private void line(String what, String ours, String peer, double bar) {
        var ratio = millis.getOrDefault(ours, 0.0) / millis.getOrDefault(peer, 1.0);
        var verdict = bar == NO_BAR ? "" : ratio <= bar ? "met" : "MISSED";
        System.out.printf("figures: %-62s %7.4f  bar %s  %s%n", what, ratio, bar == NO_BAR ? "-" : bar, verdict);
        if (verdict.equals("MISSED")) {
            missed.add(what);
        }
    }

    /** As somebody without our rows would do it. */
    private void loop() {
        var durations = new HashMap<String, List<Long>>();
        for (var page = 0; ; page += PAGE) {
            var tasks = history.createHistoricTaskInstanceQuery().finished().listPage(page, PAGE);
            tasks.forEach(task -> durations
                    .computeIfAbsent(task.getTaskDefinitionKey(), key -> new ArrayList<>())
                    .add(task.getDurationInMillis()));
            if (tasks.size() < PAGE) {
                durations.values().forEach(list -> list.sort(null));
                return;
            }
        }
    }

    private void percentilesOfTheEngine() {
        var steps = jdbc.sql("""
                        select task_def_key_, count(*) as finished, percentile_cont(0.5) within group (order by duration_) as median,
                               percentile_cont(0.9) within group (order by duration_) as ninetieth
                          from act_hi_taskinst where end_time_ is not null and duration_ > :asked group by task_def_key_""")
                .param("asked", ++asked) // H2 does not answer the same question twice
                .query()
                .listOfRows();
        assertThat(steps).hasSize(TASKS);
    }

    private static double median(Runnable what, int rounds) {
        what.run();
        var times = LongStream.range(0, rounds)
                .map(round -> {
                    var began = System.nanoTime();
                    what.run();
                    return System.nanoTime() - began;
                })
                .sorted()
                .toArray();
        return times[rounds / 2] / 1e6;
    }

    /** Finished tasks from the first number up to the last, spread evenly over each year, from a minute to weeks long. */
    private void fill(int from, int to) {
        var isPostgres = TestDatabase.isPostgres();
        var numbers = isPostgres
                ? "generate_series(%d, %d) as n (n)".formatted(from, to - 1)
                : "(select x as n from system_range(%d, %d)) as n".formatted(from, to - 1);
        var step = "mod(n, %d)".formatted(TASKS);
        var ago = "mod(n * cast(7919 as bigint), %1$d) * 315 + n / %1$d * 31536000".formatted(FEW);
        var ended = "dateadd('SECOND', -(%s), cast(:now as timestamp with time zone))".formatted(ago);
        var lasted = "cast(60000 * exp(mod(n * 31, 1000) / 100.0) as bigint)";
        if (isPostgres) {
            ended = "cast(:now as timestamp with time zone) - (%s) * interval '1 second'".formatted(ago);
        }
        var now = Rows.at(Period.of(null, null, today)
                .to()
                .atTime(8, 0)
                .atZone(HouseClock.PARIS)
                .toInstant());
        jdbc.sql("""
                        insert into work_task (task_id, task_key, name, process_key, process_version, dossier, service, role_ids,
                                               created_at, ended_at, outcome, duration_millis, waited_millis)
                        select concat('bench-', n), concat('task_', %s), 'Faire', 'agreement', 1, :dossier, 'service',
                               'grp-juridique', %s, %s, 'COMPLETED', %s, %s / 2 from %s""".formatted(step, ended, ended, lasted, lasted, numbers))
                .param("dossier", dossier)
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, name_, start_time_, end_time_, duration_, delete_reason_)
                        select concat('bench-', n), concat('task_', %s), 'agreement', 'Faire', cast(%s as timestamp), cast(%s as timestamp), %s, 'completed' from %s""".formatted(step, ended, ended, lasted, numbers))
                .param("now", now)
                .update();
    }
}
