package fr.parcours.insight;

import fr.parcours.Plural;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures in a French sentence. */
final class Spoken {
    private static final double HOURS = Duration.ofHours(1).toMillis();
    private static final double DAYS = Duration.ofDays(1).toMillis();

    private static final double TENTHS = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    private Spoken() {}

    /** « 40 minutes », « 5,5 heures », « 12 jours ». */
    static String time(@Nullable Long millis) {
        if (millis == null) {
            return "rien";
        }
        if (millis < HOURS) {
            return count(Math.round(millis / (HOURS / 60)), "minute");
        }
        return millis < DAYS ? number(millis / HOURS, "heure") : number(millis / DAYS, "jour");
    }

    /** « 1 tâche ouverte », « 3 tâches ouvertes ». @param words each takes the mark of the plural */
    static String count(long count, String... words) {
        return Plural.count(count, words).replace(' ', '\u00a0');
    }

    /** « 12 », « 3,5 »: one digit after the comma, below ten only. */
    static String number(double number) {
        var tenths = rounded(number);
        return number >= TENTHS || tenths == Math.rint(tenths)
                ? String.valueOf(Math.round(number))
                : String.format(Locale.FRENCH, "%.1f", tenths);
    }

    /** « en décembre 2025 et août 2026 ». */
    static String months(List<YearMonth> months) {
        return "en " + listed(months.stream().map(MONTH::format).toList());
    }

    /** « a », « a et b », « a, b et c ». */
    private static String listed(List<String> words) {
        var last = words.size() - 1;
        return last < 1 ? words.get(0) : String.join(", ", words.subList(0, last)) + " et " + words.get(last);
    }

    /** As a line of its own begins: « Prêt à usage ». */
    static String heading(String words) {
        return words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
    }

    private static String number(double number, String noun) {
        return "%s\u00a0%s%s".formatted(number(number), noun, Plural.mark(rounded(number)));
    }

    private static double rounded(double number) {
        return Math.round(number * TENTHS) / TENTHS;
    }
}
