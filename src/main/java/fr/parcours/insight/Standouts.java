package fr.parcours.insight;

import fr.parcours.engine.HouseClock;
import fr.parcours.register.Rows;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a task takes so long everywhere and always, or in one commune, or when it came in some months. */
@Component
class Standouts {
    /** How many times as long as the others [PARAM]. */
    private static final double TIMES = 3;

    /** Fewer say nothing [PARAM]. */
    private static final int FEWEST = 5;

    /** The latest ones: what is said stays as quick, however many there are. */
    private static final int MOST = 5_000;

    private static final double MEDIAN = 0.5;

    /** Null: none stands out. */
    record Found(@Nullable Place commune, @Nullable Time months) {
        static final Found NOTHING = new Found(null, null);
    }

    /** Medians there, and of all others, in milliseconds. */
    record Place(String where, long there, long elsewhere) {}

    /** As {@link Place}, of the months in which the task came. */
    record Time(List<YearMonth> where, long there, long elsewhere) {}

    private record Done(String commune, Instant came, long millis) {
        YearMonth month() {
            return YearMonth.from(came.atZone(HouseClock.PARIS));
        }
    }

    private final JdbcClient jdbc;

    Standouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one task, as finished in a period. */
    Found of(String process, String task, Period period, Filter filter) {
        var done = jdbc.sql("""
                        select place.commune, t.created_at, t.duration_millis
                          from work_task t join dossier about on about.number = t.dossier join space place on place.code = about.space_code
                         where t.process_key = :its_process and t.task_key = :its_task
                           and t.outcome = 'COMPLETED' and t.ended_at >= :start and t.ended_at < :end%s
                         order by t.ended_at desc limit :most""".formatted(filter.onTasks()))
                .param("its_process", process)
                .param("its_task", task)
                .param("start", Rows.at(period.start()))
                .param("end", Rows.at(period.end()))
                .param("most", MOST)
                .params(filter.params())
                .query((row, no) -> new Done(
                        row.getString("commune"), Rows.instant(row, "created_at"), row.getLong("duration_millis")))
                .list();
        var place = place(done);
        // where it is slow in one place, a month with many from there looks slow too
        return place.isPresent()
                ? new Found(place.get(), null)
                : new Found(null, time(done).orElse(null));
    }

    private static Optional<Place> place(List<Done> done) {
        return outstanding(done, Done::commune).stream()
                .max(Comparator.comparing(
                        commune -> median(done, one -> one.commune().equals(commune))))
                .map(commune -> new Place(
                        commune,
                        median(done, one -> one.commune().equals(commune)),
                        median(done, one -> !one.commune().equals(commune))));
    }

    private static Optional<Time> time(List<Done> done) {
        var months = outstanding(done, Done::month);
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(new Time(
                        months,
                        median(done, one -> months.contains(one.month())),
                        median(done, one -> !months.contains(one.month()))));
    }

    /** Of what tasks fall under, in its order, that in which they take so much longer than all others do. */
    private static <K extends Comparable<K>> List<K> outstanding(List<Done> done, Function<Done, K> under) {
        var groups = done.stream().collect(Collectors.groupingBy(under, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .filter(group -> group.getValue().size() >= FEWEST
                        && done.size() - group.getValue().size() >= FEWEST
                        && median(group.getValue(), one -> true)
                                >= TIMES * median(done, one -> !under.apply(one).equals(group.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long median(List<Done> done, Predicate<Done> which) {
        var sample = new Sample();
        done.stream().filter(which).forEach(one -> sample.add(one.millis()));
        return Optional.ofNullable(sample.percentile(MEDIAN)).orElse(0L);
    }
}
