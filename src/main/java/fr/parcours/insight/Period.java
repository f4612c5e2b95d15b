package fr.parcours.insight;

import fr.parcours.BadInput;
import fr.parcours.engine.HouseClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days in Paris, the first and the last both included. */
public record Period(LocalDate from, LocalDate to) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    /** A longer one would ask the database once for each of its months [PARAM]. */
    private static final int MOST_YEARS = 10;

    private static final int DAYS_AROUND_A_CHANGE = 90;

    /** The part of a period that lies in one month. @param whole every day of it does */
    record Part(YearMonth month, Instant start, Instant end, boolean whole) {}

    public Period {
        if (from.isAfter(to)) {
            throw new BadInput("to", "La période finit avant de commencer : le %s précède le %s.".formatted(to, from));
        }
    }

    /**
     * As asked for at our addresses.
     *
     * @param from yyyy-MM-dd; null: one year before {@code to}
     * @param to yyyy-MM-dd; null: today
     * @throws BadInput naming the field that is no day, or more than ten years from the other
     */
    public static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        var last = to == null ? today : day("to", to);
        var first = from == null ? last.minusYears(1).plusDays(1) : day("from", from);
        requireBounded("from", first, last);
        return new Period(first, last);
    }

    /** What came before a change, as long as what is looked at after it [PARAM]. */
    public static Period before(LocalDate change) {
        return new Period(change.minusDays(DAYS_AROUND_A_CHANGE), change.minusDays(1));
    }

    /** What came after it, today at the latest. */
    public static Period after(LocalDate change, LocalDate today) {
        var last = change.plusDays(DAYS_AROUND_A_CHANGE - 1);
        return new Period(change, last.isAfter(today) ? today : last);
    }

    /**
     * Which period to compare this one with.
     *
     * @param from yyyy-MM-dd; null: so that it is as long as this one
     * @param to yyyy-MM-dd; null: the day before this one
     * @throws BadInput naming {@code beforeFrom} or {@code beforeTo}
     */
    public Period reference(@Nullable String from, @Nullable String to) {
        var last = to == null ? this.from.minusDays(1) : day("beforeTo", to);
        var first =
                from == null ? last.minusDays(ChronoUnit.DAYS.between(this.from, this.to)) : day("beforeFrom", from);
        if (first.isAfter(last)) {
            throw new BadInput("beforeTo", "La période de référence finit avant de commencer.");
        }
        requireBounded("beforeFrom", first, last);
        return new Period(first, last);
    }

    private static void requireBounded(String field, LocalDate first, LocalDate last) {
        if (!first.plusYears(MOST_YEARS).isAfter(last)) {
            throw new BadInput(field, "La période dépasse dix ans : choisissez-en une plus courte.");
        }
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException unfit) {
            throw noDay(field);
        }
        throw noDay(field);
    }

    private static BadInput noDay(String field) {
        return new BadInput(field, "Donnez un jour entre 2000 et 2999, sous la forme AAAA-MM-JJ.");
    }

    Instant start() {
        return begin(from);
    }

    /** The first moment that is past it. */
    Instant end() {
        return begin(to.plusDays(1));
    }

    /** Its months, cut where it is cut. */
    List<Part> parts() {
        return Stream.iterate(YearMonth.from(from), month -> !month.atDay(1).isAfter(to), month -> month.plusMonths(1))
                .map(this::part)
                .toList();
    }

    private Part part(YearMonth month) {
        var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
        var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
        var whole = first.equals(month.atDay(1)) && last.equals(month.atEndOfMonth());
        return new Part(month, begin(first), begin(last.plusDays(1)), whole);
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay(HouseClock.PARIS).toInstant();
    }
}
