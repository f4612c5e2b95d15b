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
import org.jspecify.annotations.Nullable;

/** When a space is taken. */
record SpaceCalendar(List<Stay> stays, List<Month> months) {
    private static final int MONTHS = 12;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    /**
     * A hold or an occupation, both days included.
     *
     * @param dossier null for who may not see it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stay(
            LocalDate from,
            LocalDate to,
            String label,
            @Nullable DossierNumber dossier) {}

    /**
     * A month at a glance.
     *
     * @param taken days, out of {@code days}
     * @param text the same in words
     */
    record Month(String name, int taken, int days, String text) {}

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
                .map(stay -> new int[] {
                    stay.from().isBefore(month.atDay(1)) ? 1 : stay.from().getDayOfMonth(),
                    stay.to().isAfter(month.atEndOfMonth())
                            ? month.lengthOfMonth()
                            : stay.to().getDayOfMonth()
                })
                .toList();
        var taken = parts.stream().mapToInt(part -> part[1] - part[0] + 1).sum();
        return new Month(NAME.format(month), taken, month.lengthOfMonth(), text(parts, taken, month.lengthOfMonth()));
    }

    private static String text(List<int[]> parts, int taken, int days) {
        if (taken == 0) {
            return "Libre";
        }
        if (taken == days) {
            return "Pris tout le mois";
        }
        return parts.stream()
                .map(part -> part[0] == part[1]
                        ? "le " + ordinal(part[0])
                        : "du %s au %d".formatted(ordinal(part[0]), part[1]))
                .collect(Collectors.joining(", ", "Pris ", ""));
    }

    private static String ordinal(int day) {
        return day == 1 ? "1er" : String.valueOf(day);
    }
}
