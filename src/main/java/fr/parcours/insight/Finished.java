package fr.parcours.insight;

import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was finished in a period: whole months by buckets, the days at its edges row by row. */
@Component
class Finished {
    private final JdbcClient jdbc;
    private final Months months;

    Finished(JdbcClient jdbc, Months months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    /** All of it together: the month of a cell says nothing. */
    List<Cell> in(Period period, Filter filter) {
        return in(period, filter, false);
    }

    List<Cell> byMonth(Period period, Filter filter) {
        return in(period, filter, true);
    }

    private List<Cell> in(Period period, Filter filter, boolean apart) {
        var whole = period.parts().stream().filter(Period.Part::whole).toList();
        var folded = filter.asksOfDossiers() ? new HashSet<YearMonth>() : months.folded();
        folded.retainAll(whole.stream().map(Period.Part::month).toList());
        var cells = new ArrayList<>(months.cells(folded, filter, apart));
        for (var part : period.parts()) {
            if (!part.whole()) {
                cells.addAll(rows(part, filter));
            } else if (!folded.contains(part.month())) {
                cells.addAll(months.cells(part, filter));
            }
        }
        return cells;
    }

    private List<Cell> rows(Period.Part part, Filter filter) {
        return jdbc
                .sql("""
                        select t.process_key, t.task_key, t.role_ids, t.duration_millis, t.waited_millis from work_task t
                         where t.outcome = 'COMPLETED' and t.ended_at >= :start and t.ended_at < :end""" + filter.onTasks())
                .param("start", Rows.at(part.start()))
                .param("end", Rows.at(part.end()))
                .params(filter.params())
                .query((row, no) -> {
                    var duration = row.getLong("duration_millis");
                    var waited = row.getLong("waited_millis");
                    return Stream.of(
                            cell(row, part.month(), Measure.DURATION, duration),
                            cell(row, part.month(), Measure.WAITING, waited),
                            cell(row, part.month(), Measure.WORKING, duration - waited));
                })
                .list()
                .stream()
                .flatMap(cells -> cells)
                .toList();
    }

    private static Cell cell(ResultSet row, YearMonth month, Measure measure, long millis) throws SQLException {
        return new Cell(
                month,
                row.getString("process_key"),
                row.getString("task_key"),
                row.getString("role_ids"),
                measure,
                millis,
                1,
                millis);
    }
}
