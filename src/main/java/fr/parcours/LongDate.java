package fr.parcours;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as French readers write them. */
public final class LongDate {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private LongDate() {}

    /** « 24 novembre 2026 » ; the first of a month as « 1er ». */
    public static String told(LocalDate day) {
        return day.getDayOfMonth() == 1 ? "1er" + DAY.format(day).substring(1) : DAY.format(day);
    }
}
