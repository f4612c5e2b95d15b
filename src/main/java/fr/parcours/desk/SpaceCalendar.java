package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parcours.DossierNumber;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** When a space is taken. */
record SpaceCalendar(List<Stay> stays, List<Month> months) {
    static final String OPTION = "Option";
    static final String OCCUPATION = "Occupation";

    private static final int MONTHS = 12;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    /**
     * A hold or an occupation, both days included.
     *
     * @param label {@link #OPTION} or {@link #OCCUPATION}
     * @param dossier null for who may not see it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stay(
            LocalDate from,
            LocalDate to,
            String label,
            @Nullable DossierNumber dossier) {
        public boolean occupies() {
            return label.equals(OCCUPATION);
        }
    }

    /**
     * A month at a glance.
     *
     * @param taken days, out of {@code days}
     * @param parts what takes them, in their order
     * @param text the same in words
     */
    record Month(String name, int taken, int days, List<Part> parts, String text) {}

    /** Days of a month, both included, counted from 1. @param occupied else only held */
    record Part(int from, int to, boolean occupied) {
        public int length() {
            return to - from + 1;
        }

        private String text(int days) {
            var what = occupied ? "occupé" : "option";
            if (length() == days) {
                return what + " tout le mois";
            }
            return from == to
                    ? "%s le %s".formatted(what, ordinal(from))
                    : "%s du %s au %d".formatted(what, ordinal(from), to);
        }
    }

    /** Twelve months from today's on. */
    static SpaceCalendar of(List<Stay> stays, LocalDate today) {
        return new SpaceCalendar(
                stays.stream().filter(stay -> !stay.to().isBefore(today)).toList(),
                Stream.iterate(YearMonth.from(today), month -> month.plusMonths(1))
                        .limit(MONTHS)
                        .map(month -> month(month, stays))
                        .toList());
    }

    private static Month month(YearMonth month, List<Stay> stays) {
        var parts = stays.stream()
                .filter(stay ->
                        !stay.from().isAfter(month.atEndOfMonth()) && !stay.to().isBefore(month.atDay(1)))
                .map(stay -> new Part(
                        stay.from().isBefore(month.atDay(1)) ? 1 : stay.from().getDayOfMonth(),
                        stay.to().isAfter(month.atEndOfMonth())
                                ? month.lengthOfMonth()
                                : stay.to().getDayOfMonth(),
                        stay.occupies()))
                .toList();
        var days = month.lengthOfMonth();
        return new Month(
                NAME.format(month), parts.stream().mapToInt(Part::length).sum(), days, parts, text(parts, days));
    }

    private static String text(List<Part> parts, int days) {
        return parts.isEmpty()
                ? "Libre"
                : StringUtils.capitalize(
                        parts.stream().map(part -> part.text(days)).collect(Collectors.joining(", ")));
    }

    private static String ordinal(int day) {
        return day == 1 ? "1er" : String.valueOf(day);
    }
}
