package fr.parcours.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

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

    /** A column that may be null, as its own type. */
    public static <T> @Nullable T orNull(ResultSet row, String column, Class<T> type) throws SQLException {
        return row.getObject(column, type);
    }
}
