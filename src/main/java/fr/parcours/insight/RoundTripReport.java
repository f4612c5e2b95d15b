package fr.parcours.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sent work back to whom, at which step and why, and how many days went by: the ledger, summed. */
@Component
public class RoundTripReport {
    /**
     * The round trips opened in a period.
     *
     * @param from the first day
     * @param to the last day, included
     * @param mended slips that a clerk mended himself in that period: no round trips, and in no row
     */
    public record Matrix(LocalDate from, LocalDate to, Sum total, long mended, List<Row> rows, List<Return> returns) {}

    /**
     * Alike ones.
     *
     * @param askedBy the asking role; {@code REGLE} when a rule asked
     * @param askedRole who owes the answer
     */
    public record Row(
            String step,
            String stepLabel,
            Cause cause,
            String causeLabel,
            String askedBy,
            String askedByLabel,
            String askedRole,
            String askedRoleLabel,
            @JsonUnwrapped Sum sum) {}

    /**
     * The same round trips once more, as a diagram shows them.
     *
     * @param process model of the asker
     * @param task the asking task; empty when a rule asked
     */
    public record Return(
            String process,
            String task,
            String askedRole,
            String askedRoleLabel,
            @JsonUnwrapped Sum sum) {}

    /**
     * @param count all of them: open, answered, expired, withdrawn and stopped together
     * @param daysLost from the question to its end, or until now, in days of 24 hours; null where fewer than five [PARAM]
     *     would tell how long one person took, and of more of them their median times their number, as in {@link Figures}
     * @param workingDaysLost the same in working time, in days of nine to six
     */
    public record Sum(
            long count,
            long open,
            long answered,
            long expired,
            long withdrawn,
            long stopped,
            @Nullable Double daysLost,
            @Nullable Double workingDaysLost) {}

    /** What makes two of them alike. */
    private record Key(Step step, Cause cause, String askedBy, String askedRole) {}

    /** From where to whom. */
    private record Way(String process, String task, String askedRole) {}

    private static final String RULE = "REGLE";
    private static final double HUNDREDTHS = 100;

    private final Asked asked;
    private final BusinessCalendar calendar;
    private final Clock clock;

    RoundTripReport(Asked asked, BusinessCalendar calendar, Clock clock) {
        this.asked = asked;
        this.calendar = calendar;
        this.clock = clock;
    }

    public Matrix of(Period period, Filter filter) {
        return of(period, filter, asked.in(period, filter));
    }

    /** @param trips as {@link Asked} found them */
    Matrix of(Period period, Filter filter, List<Asked.Trip> trips) {
        var now = clock.instant();
        var rows = trips.stream().collect(Collectors.groupingBy(RoundTripReport::key));
        var untold = rows.values().stream()
                .filter(alike -> isSomebodys(alike, filter))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        Function<List<Asked.Trip>, Sum> sum =
                alike -> tells(alike, untold, filter) ? told(alike, filter, now) : sum(alike, null, null);
        var told = rows.entrySet().stream()
                .map(alike -> row(alike.getKey(), sum.apply(alike.getValue())))
                .sorted(Comparator.comparing((Row row) -> row.sum().count())
                        .reversed()
                        .thenComparing(Row::step)
                        .thenComparing(Row::cause)
                        .thenComparing(Row::askedBy)
                        .thenComparing(Row::askedRole))
                .toList();
        var sums = told.stream().map(Row::sum).toList();
        return new Matrix(
                period.from(),
                period.to(),
                sum(trips, together(sums, Sum::daysLost), together(sums, Sum::workingDaysLost)),
                asked.mended(period, filter),
                told,
                trips.stream()
                        .collect(Collectors.groupingBy(trip -> new Way(trip.process(), trip.task(), trip.askedRole())))
                        .entrySet()
                        .stream()
                        .map(alike -> returned(alike.getKey(), sum.apply(alike.getValue())))
                        .sorted(Comparator.comparing(Return::process)
                                .thenComparing(Return::task)
                                .thenComparing(Return::askedRole))
                        .toList());
    }

    private static Return returned(Way way, Sum sum) {
        return new Return(way.process(), way.task(), way.askedRole(), Steps.label(way.askedRole()), sum);
    }

    private static Key key(Asked.Trip trip) {
        return new Key(
                trip.step(), trip.cause(), trip.askingRole().isEmpty() ? RULE : trip.askingRole(), trip.askedRole());
    }

    private static Row row(Key key, Sum sum) {
        return new Row(
                key.step().word(),
                key.step().label(),
                key.cause(),
                key.cause().label(),
                key.askedBy(),
                key.askedBy().equals(RULE) ? "Contrôle automatique" : Steps.label(key.askedBy()),
                key.askedRole(),
                Steps.label(key.askedRole()),
                sum);
    }

    /** Whose time would be told: that of few who all answer for one service. */
    private static boolean isSomebodys(Collection<Asked.Trip> alike, Filter filter) {
        return alike.size() < Figures.FEW && isOfOneService(alike, filter);
    }

    private static boolean isOfOneService(Collection<Asked.Trip> alike, Filter filter) {
        return alike.stream().anyMatch(trip -> filter.isOfOneService(trip.askedRole()));
    }

    /** Less what other sums tell, few that are not told must not be left. */
    private static boolean tells(List<Asked.Trip> trips, Set<Asked.Trip> untold, Filter filter) {
        var left = trips.stream().filter(untold::contains).count();
        return !isSomebodys(trips, filter) && (left == 0 || left >= Figures.FEW);
    }

    private Sum told(List<Asked.Trip> alike, Filter filter, Instant now) {
        return sum(
                alike,
                days(lost(alike, filter, trip -> Duration.between(trip.opened(), trip.until(now))), Duration.ofDays(1)),
                days(
                        lost(alike, filter, trip -> calendar.workingTime(trip.opened(), trip.until(now))),
                        BusinessCalendar.WORKING_DAY));
    }

    private static Sum sum(List<Asked.Trip> trips, @Nullable Double daysLost, @Nullable Double workingDaysLost) {
        return new Sum(
                trips.size(),
                trips.stream().filter(trip -> trip.outcome() == null).count(),
                count(trips, Outcome.ANSWERED),
                count(trips, Outcome.EXPIRED),
                count(trips, Outcome.WITHDRAWN),
                count(trips, Outcome.STOPPED),
                daysLost,
                workingDaysLost);
    }

    /** Of an exact sum another period's, or another filter's, would leave one person's time. */
    static long lost(List<Asked.Trip> alike, Filter filter, Function<Asked.Trip, Duration> time) {
        var sample = new Sample();
        alike.forEach(trip -> sample.add(time.apply(trip).toMillis()));
        return Figures.together(sample, isOfOneService(alike, filter));
    }

    /** What those that are told come to; null when none is. */
    static @Nullable Double together(List<Sum> sums, Function<Sum, @Nullable Double> days) {
        var told = sums.stream().map(days).filter(Objects::nonNull).toList();
        return told.isEmpty()
                ? null
                : Math.round(told.stream().mapToDouble(Double::doubleValue).sum() * HUNDREDTHS) / HUNDREDTHS;
    }

    private static long count(List<Asked.Trip> trips, Outcome outcome) {
        return trips.stream().filter(trip -> trip.outcome() == outcome).count();
    }

    private static double days(long millis, Duration day) {
        return Math.round(millis * HUNDREDTHS / day.toMillis()) / HUNDREDTHS;
    }
}
