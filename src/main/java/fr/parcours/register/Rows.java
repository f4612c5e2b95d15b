package fr.parcours.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a register reads and writes moments and unknowns, the same on H2 and PostgreSQL. */
public final class Rows {
    private Rows() {}

    /** A moment as a parameter: both databases take an offset, neither takes an {@link Instant}. */
    public static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant moment) {
        return moment == null ? null : at(moment);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Writes all these rows by one statement; none: nothing. @param rows values by column, the same columns in each */
    public static void insert(
            JdbcClient jdbc, String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = List.copyOf(rows.get(0).keySet());
        var values = new ArrayList<@Nullable Object>();
        rows.forEach(row -> columns.forEach(column -> values.add(row.get(column))));
        var places = "(%s)".formatted(String.join(", ", Collections.nCopies(columns.size(), "?")));
        jdbc.sql("insert into %s (%s) values %s"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", Collections.nCopies(rows.size(), places))))
                .params(values)
                .update();
    }

    /** A column that may be null, as its own type. */
    public static <T> @Nullable T orNull(ResultSet row, String column, Class<T> type) throws SQLException {
        return row.getObject(column, type);
    }
}
