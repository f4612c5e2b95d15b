package fr.parcours.insight;

import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks that were open at a moment, and since when. */
@Component
class Open {
    /** Bounds of the ages that are told apart, in days [PARAM]. */
    static final List<Integer> AGES = List.of(5, 15, 30);

    /** For how old one between these bounds counts where its own age is not told, in hours [PARAM]. */
    private static final List<Long> MIDDLES = List.of(60L, 240L, 540L, 1080L);

    /**
     * The open tasks of one kind.
     *
     * @param ages how many are at most 5, 15, 30 days old, and older
     * @param totalAge all together, in milliseconds
     */
    record Pile(
            String process,
            String task,
            String roles,
            long open,
            long overdue,
            List<Long> ages,
            long totalAge,
            Instant oldest) {
        /** All together, in milliseconds: where they are of one service, no closer than {@code ages} tells it. */
        long toldAge(Filter filter) {
            return filter.isOfOneService(roles)
                    ? IntStream.range(0, ages.size())
                            .mapToLong(age -> ages.get(age)
                                    * Duration.ofHours(MIDDLES.get(age)).toMillis())
                            .sum()
                    : totalAge;
        }
    }

    private final JdbcClient jdbc;

    Open(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pile> at(Instant moment, Filter filter) {
        return Stream.of("t.ended_at is null", "t.ended_at >= :at")
                .flatMap(stillOpen -> piles(stillOpen, moment, filter).stream())
                .toList();
    }

    /** By the end, which has an index of its own; nearly every task was created before the moment. */
    private List<Pile> piles(String stillOpen, Instant moment, Filter filter) {
        return jdbc.sql("""
                        select t.process_key, t.task_key, t.role_ids, count(*) as open_count, min(t.created_at) as oldest,
                               sum(case when t.due_at < :at then 1 else 0 end) as overdue,
                               sum(case when t.created_at >= :young then 1 else 0 end) as young,
                               sum(case when t.created_at >= :middling then 1 else 0 end) as middling,
                               sum(case when t.created_at >= :old then 1 else 0 end) as old,
                               cast(sum(extract(epoch from cast(:at as timestamp with time zone)) - extract(epoch from t.created_at)) * 1000 as bigint) as total_age
                          from work_task t
                         where %s and coalesce(t.created_at, :at) < :at%s
                         group by t.process_key, t.task_key, t.role_ids""".formatted(stillOpen, filter.onTasks()))
                .param("at", Rows.at(moment))
                .param("young", Rows.at(moment.minus(Duration.ofDays(AGES.get(0)))))
                .param("middling", Rows.at(moment.minus(Duration.ofDays(AGES.get(1)))))
                .param("old", Rows.at(moment.minus(Duration.ofDays(AGES.get(2)))))
                .params(filter.params())
                .query((row, no) -> pile(row))
                .list();
    }

    private static Pile pile(ResultSet row) throws SQLException {
        var young = row.getLong("young");
        var middling = row.getLong("middling");
        var old = row.getLong("old");
        var open = row.getLong("open_count");
        return new Pile(
                row.getString("process_key"),
                row.getString("task_key"),
                row.getString("role_ids"),
                open,
                row.getLong("overdue"),
                List.of(young, middling - young, old - middling, open - old),
                row.getLong("total_age"),
                Rows.instant(row, "oldest"));
    }
}
