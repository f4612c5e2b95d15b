package fr.parcours.register;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers without a gap, from 1 each year. The rows of all years are written ahead, so that nobody races to create one;
 * a row's lock lasts until the caller's transaction ends.
 *
 * @param table the counter of the register that calls, with {@code year_no} and {@code last_number}
 */
public record YearCounter(JdbcClient jdbc, String table) {
    /** @throws IllegalStateException when the table has no such year */
    public int next(int year) {
        var counted = jdbc.sql("update %s set last_number = last_number + 1 where year_no = :year".formatted(table))
                .param("year", year)
                .update();
        if (counted == 0) {
            throw new IllegalStateException("%s has no row for %d".formatted(table, year));
        }
        return jdbc.sql("select last_number from %s where year_no = :year".formatted(table))
                .param("year", year)
                .query(Integer.class)
                .single();
    }
}
