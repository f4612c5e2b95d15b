package fr.parcours.insight;

import java.time.YearMonth;

/**
 * Finished tasks that took the same time, to the millisecond or within one bucket.
 *
 * @param month in which they were finished; of several put together the first
 * @param roles candidate groups, comma between
 * @param millis what one of them took; for a bucket the middle of it
 * @param total what they took together, always exact
 */
record Cell(
        YearMonth month,
        String process,
        String task,
        String roles,
        Measure measure,
        double millis,
        long count,
        long total) {}
