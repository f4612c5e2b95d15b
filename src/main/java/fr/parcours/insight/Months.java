package fr.parcours.insight;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Round;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds each month that is over into buckets of 5 %, in the first night of the next one. A month answers the same before
 * and after. Owns {@code insight_month} and {@code insight_bucket}.
 */
@Component
public class Months implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(Months.class);

    /** Long past midnight: what ended in the old month is committed by then. */
    private static final LocalTime NIGHT = LocalTime.of(1, 0);

    private static final double WIDTH = 1.05;

    /** Finished tasks {@code t} between two moments, in buckets. */
    private static final String FOLDED = """
            select process_key, process_version, task_key, role_ids, measure, bucket,
                   count(*) as finished, cast(sum(millis) as bigint) as total_millis
              from (select process_key, process_version, task_key, role_ids, measure, millis,
                           cast(floor(ln(cast(greatest(millis, 1) as double precision)) / ln(cast(1.05 as double precision))) as integer) as bucket
                      from (select t.process_key, coalesce(t.process_version, 0) as process_version, t.task_key, t.role_ids, m.measure,
                                   case m.measure when 'DURATION' then t.duration_millis
                                                  when 'WAITING' then t.waited_millis
                                                  else t.duration_millis - t.waited_millis end as millis
                              from work_task t cross join (values ('DURATION'), ('WAITING'), ('WORKING')) as m (measure)
                             where t.outcome = 'COMPLETED' and t.ended_at >= :start and t.ended_at < :end%s) as measured
                   ) as placed
             group by process_key, process_version, task_key, role_ids, measure, bucket""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Months(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        var month = YearMonth.from(moment.atZone(HouseClock.PARIS));
        return Stream.of(month, month.plusMonths(1))
                .map(Months::night)
                .filter(night -> night.isAfter(moment))
                .findFirst()
                .orElseThrow();
    }

    private static Instant night(YearMonth month) {
        return month.atDay(1).atTime(NIGHT).atZone(HouseClock.PARIS).toInstant();
    }

    /** Folds what is over and not folded yet. */
    @Override
    public void make() {
        var folded = folded();
        jdbc.sql("select min(ended_at) as first_end from work_task where ended_at is not null")
                .query((row, no) -> Rows.instantOrNull(row, "first_end"))
                .optional()
                .ifPresent(first -> overSince(YearMonth.from(first.atZone(HouseClock.PARIS)))
                        .filter(month -> !folded.contains(month))
                        .forEach(this::fold));
    }

    private Stream<YearMonth> overSince(YearMonth first) {
        return Stream.iterate(
                first, month -> !night(month.plusMonths(1)).isAfter(clock.instant()), month -> month.plusMonths(1));
    }

    private void fold(YearMonth month) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into insight_month (month_start, folded_at) values (:month, :now)")
                        .param("month", month.atDay(1))
                        .param("now", Rows.at(clock.instant()))
                        .update();
                jdbc.sql("""
                                insert into insight_bucket (month_start, process_key, process_version, task_key, role_ids, measure,
                                                            bucket, finished, total_millis)
                                select cast(:month as date), f.* from (%s) as f""".formatted(FOLDED.formatted("")))
                        .param("month", month.atDay(1))
                        .param("start", Rows.at(Period.begin(month.atDay(1))))
                        .param("end", Rows.at(Period.begin(month.plusMonths(1).atDay(1))))
                        .update();
            });
        } catch (DuplicateKeyException raced) {
            LOG.debug("another node has just folded {}", month);
        }
    }

    /** Which months are folded. */
    Set<YearMonth> folded() {
        return new HashSet<>(jdbc.sql("select month_start from insight_month")
                .query((row, no) -> YearMonth.from(row.getObject("month_start", LocalDate.class)))
                .list());
    }

    /** What was folded of these months. @param apart month by month; else alike ones of all months are put together */
    List<Cell> cells(Collection<YearMonth> months, Filter filter, boolean apart) {
        if (months.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select min(b.month_start) as month_start, b.process_key, b.task_key, b.role_ids, b.measure, b.bucket,
                               cast(sum(b.finished) as bigint) as finished, cast(sum(b.total_millis) as bigint) as total_millis
                          from insight_bucket b where b.month_start in (:months)%s
                         group by b.process_key, b.task_key, b.role_ids, b.measure, b.bucket%s""".formatted(filter.onBuckets(), apart ? ", b.month_start" : ""))
                .param("months", months.stream().map(month -> month.atDay(1)).toList())
                .params(filter.params())
                .query((row, no) -> cell(row, YearMonth.from(row.getObject("month_start", LocalDate.class))))
                .list();
    }

    /** The same from the rows, for a month that is not folded and where the filter asks more than buckets know. */
    List<Cell> cells(Period.Part month, Filter filter) {
        return jdbc.sql(FOLDED.formatted(filter.onTasks()))
                .param("start", Rows.at(month.start()))
                .param("end", Rows.at(month.end()))
                .params(filter.params())
                .query((row, no) -> cell(row, month.month()))
                .list();
    }

    private static Cell cell(ResultSet row, YearMonth month) throws SQLException {
        return new Cell(
                month,
                row.getString("process_key"),
                row.getString("task_key"),
                row.getString("role_ids"),
                Measure.valueOf(row.getString("measure")),
                middle(row.getInt("bucket")),
                row.getLong("finished"),
                row.getLong("total_millis"));
    }

    /** The middle of a bucket, never more than 2.5 % from what is in it. */
    private static double middle(int bucket) {
        return bucket == 0 ? 0 : Math.pow(WIDTH, bucket + 0.5);
    }
}
