package fr.parcours.engine;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Working days: Monday to Friday without the eleven French public holidays (Nord has no other; domain.md, D14) and
 * without the days on which the house is closed. What the house says is kept for a few seconds, on every node.
 */
@Component
public class BusinessCalendar {
    public static final LocalTime START_OF_BUSINESS = LocalTime.of(9, 0);
    public static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);
    /** When the mails of the day leave [PARAM]. */
    public static final LocalTime MORNING = LocalTime.of(8, 0);
    /** How long one working day is. */
    public static final Duration WORKING_DAY = Duration.between(START_OF_BUSINESS, CLOSE_OF_BUSINESS);

    private static final long KEEP_NANOS = Duration.ofSeconds(20).toNanos();

    private record Closed(Set<LocalDate> days, long readAt) {}

    private final Supplier<HolidayManager> holidays =
            SingletonSupplier.of(() -> HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE)));
    private final ObjectProvider<ClosedDays> house;
    private volatile @Nullable Closed closed;

    BusinessCalendar(ObjectProvider<ClosedDays> house) {
        this.house = house;
    }

    public boolean isWorkingDay(LocalDate day) {
        return isUsuallyWorkingDay(day) && !closedDays().contains(day);
    }

    /** A working day unless the house closes: neither a weekend nor a public holiday. */
    public boolean isUsuallyWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.get().isHoliday(day);
    }

    /** @param workingDays 0 or more; 0 gives the day itself, or the next working day */
    public LocalDate plus(LocalDate day, int workingDays) {
        var date = day;
        for (var left = workingDays; left > 0 || !isWorkingDay(date); ) {
            date = date.plusDays(1);
            if (left > 0 && isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }

    /** How much of the time between the two is working time, from nine to six on working days; zero when it is past. */
    public Duration workingTime(Instant from, Instant to) {
        var worked = Duration.ZERO;
        for (var day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                var start = latest(from, at(day, START_OF_BUSINESS));
                var end = earliest(to, at(day, CLOSE_OF_BUSINESS));
                worked = worked.plus(start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO);
            }
        }
        return worked;
    }

    /** Close of business on the day of this moment. */
    public Instant evening(Instant moment) {
        return at(day(moment), CLOSE_OF_BUSINESS);
    }

    /** The next full hour of business after this moment, nine and six o'clock included. */
    public Instant nextHour(Instant moment) {
        for (var day = day(moment); ; day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                for (var hour = START_OF_BUSINESS; !hour.isAfter(CLOSE_OF_BUSINESS); hour = hour.plusHours(1)) {
                    if (at(day, hour).isAfter(moment)) {
                        return at(day, hour);
                    }
                }
            }
        }
    }

    /** Eight o'clock on the first working day on which it is still to come. */
    public Instant nextMorning(Instant moment) {
        for (var day = day(moment); ; day = day.plusDays(1)) {
            if (isWorkingDay(day) && at(day, MORNING).isAfter(moment)) {
                return at(day, MORNING);
            }
        }
    }

    /** Eight o'clock on the last working day on which it has been. */
    public Instant lastMorning(Instant moment) {
        for (var day = day(moment); ; day = day.minusDays(1)) {
            if (isWorkingDay(day) && !at(day, MORNING).isAfter(moment)) {
                return at(day, MORNING);
            }
        }
    }

    /** The next question asks the house again. */
    public void forget() {
        closed = null;
    }

    private Set<LocalDate> closedDays() {
        var known = closed;
        if (known == null || System.nanoTime() - known.readAt() > KEEP_NANOS) {
            var days = house.stream().findFirst().map(ClosedDays::all).orElse(Set.of());
            known = new Closed(days, System.nanoTime());
            closed = known;
        }
        return known.days();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(HouseClock.PARIS).toLocalDate();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(HouseClock.PARIS).toInstant();
    }
}
