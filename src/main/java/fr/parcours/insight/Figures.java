package fr.parcours.insight;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a task, or all tasks of a step, did. Times are elapsed milliseconds, null when nothing was finished. Fewer than five
 * tasks [PARAM] tell no time (null, and 0 together) where it would be somebody's: those of one service, and everywhere those
 * of requesters and superiors. Nor does a sum from which these could be had by subtraction. What many of these took together
 * is told as their median times their number: of an exact sum another period's sum would leave one person's time.
 *
 * @param finished completed in the period; what was cancelled does not count
 * @param open at the end of the period, or now while it lasts
 * @param overdue of these, past their deadline
 * @param durationMedian from the moment a task came until it was done
 * @param waitingMedian the part of it in which nobody had taken the task
 * @param workingMedian the other part
 * @param roundTrips questions opened in the period
 */
public record Figures(
        long finished,
        long open,
        long overdue,
        @Nullable Long durationMedian,
        @Nullable Long durationP90,
        long durationTotal,
        @Nullable Long waitingMedian,
        @Nullable Long waitingP90,
        long waitingTotal,
        @Nullable Long workingMedian,
        @Nullable Long workingP90,
        long workingTotal,
        long roundTrips) {
    private static final double MEDIAN = 0.5;
    private static final double NINETIETH = 0.9;
    /** Fewer are somebody's [PARAM]. */
    static final int FEW = 5;

    static Figures of(Collection<Cell> cells, Collection<Open.Pile> piles, long roundTrips, Filter filter) {
        var samples = new EnumMap<Measure, Sample>(Measure.class);
        cells.forEach(cell ->
                samples.computeIfAbsent(cell.measure(), none -> new Sample()).add(cell));
        var finished = samples.getOrDefault(Measure.DURATION, new Sample()).size();
        var ofOneService = cells.stream().anyMatch(cell -> filter.isOfOneService(cell.roles()));
        if (finished < FEW && ofOneService) {
            samples.clear();
        }
        var duration = samples.getOrDefault(Measure.DURATION, new Sample());
        var waiting = samples.getOrDefault(Measure.WAITING, new Sample());
        var working = samples.getOrDefault(Measure.WORKING, new Sample());
        return new Figures(
                finished,
                piles.stream().mapToLong(Open.Pile::open).sum(),
                piles.stream().mapToLong(Open.Pile::overdue).sum(),
                duration.percentile(MEDIAN),
                duration.percentile(NINETIETH),
                together(duration, ofOneService),
                waiting.percentile(MEDIAN),
                waiting.percentile(NINETIETH),
                together(waiting, ofOneService),
                working.percentile(MEDIAN),
                working.percentile(NINETIETH),
                together(working, ofOneService),
                roundTrips);
    }

    static long together(Sample sample, boolean ofOneService) {
        return ofOneService
                ? sample.size() * Optional.ofNullable(sample.percentile(MEDIAN)).orElse(0L)
                : sample.total();
    }

    /**
     * As a sum of these parts, each of them told too. Whoever subtracts those that tell their time from the sum is left with
     * the others: together they have to be as many as one alone has to be. What took how long together is what the parts tell.
     */
    Figures besides(Collection<Figures> parts) {
        var left = parts.stream()
                .filter(Figures::isSilent)
                .mapToLong(Figures::finished)
                .sum();
        return left > 0 && left < FEW ? silent() : together(parts);
    }

    /** The same where another sum tells of some of these parts: nothing may be left. */
    Figures besidesOthersToo(Collection<Figures> parts) {
        return parts.stream().anyMatch(Figures::isSilent) ? silent() : together(parts);
    }

    /** Does it count finished tasks without telling their time? */
    boolean isSilent() {
        return finished > 0 && durationMedian == null;
    }

    private Figures together(Collection<Figures> parts) {
        return new Figures(
                finished,
                open,
                overdue,
                durationMedian,
                durationP90,
                parts.stream().mapToLong(Figures::durationTotal).sum(),
                waitingMedian,
                waitingP90,
                parts.stream().mapToLong(Figures::waitingTotal).sum(),
                workingMedian,
                workingP90,
                parts.stream().mapToLong(Figures::workingTotal).sum(),
                roundTrips);
    }

    private Figures silent() {
        return new Figures(finished, open, overdue, null, null, 0, null, null, 0, null, null, 0, roundTrips);
    }
}
