package fr.parcours.insight;

import fr.parcours.Groups;
import java.util.Collection;
import java.util.EnumMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a task, or all tasks of a step, did. Times are elapsed milliseconds, null when nothing was finished. Fewer than five
 * tasks [PARAM] tell no time (null, and 0 together) where it would be somebody's: those of one service, and among some
 * dossiers those of requesters and superiors. Nor does a sum from which these could be had by subtraction.
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
    private static final int FEW = 5; // [PARAM]

    static Figures of(Collection<Cell> cells, Collection<Open.Pile> piles, long roundTrips, Filter filter) {
        var samples = new EnumMap<Measure, Sample>(Measure.class);
        cells.forEach(cell ->
                samples.computeIfAbsent(cell.measure(), none -> new Sample()).add(cell));
        var finished = samples.getOrDefault(Measure.DURATION, new Sample()).size();
        if (finished < FEW && isOfOneService(cells, filter)) {
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
                duration.total(),
                waiting.percentile(MEDIAN),
                waiting.percentile(NINETIETH),
                waiting.total(),
                working.percentile(MEDIAN),
                working.percentile(NINETIETH),
                working.total(),
                roundTrips);
    }

    /**
     * As a sum of these parts, each of them told too. Whoever subtracts those that tell their time from the sum is left with
     * the others: together they have to be as many as one alone has to be.
     */
    Figures besides(Collection<Figures> parts) {
        var left = parts.stream()
                .filter(Figures::isSilent)
                .mapToLong(Figures::finished)
                .sum();
        return left > 0 && left < FEW ? silent() : this;
    }

    /** The same where another sum tells of some of these parts: nothing may be left. */
    Figures besidesOthersToo(Collection<Figures> parts) {
        return parts.stream().anyMatch(Figures::isSilent) ? silent() : this;
    }

    /** Does it count finished tasks without telling their time? */
    boolean isSilent() {
        return finished > 0 && durationMedian == null;
    }

    private Figures silent() {
        return new Figures(finished, open, overdue, null, null, 0, null, null, 0, null, null, 0, roundTrips);
    }

    private static boolean isOfOneService(Collection<Cell> cells, Filter filter) {
        return filter.service() != null
                || (filter.asksOfDossiers()
                        && cells.stream()
                                .flatMap(cell -> Stream.of(cell.roles().split(",")))
                                .allMatch(Groups.OF_ONE_SERVICE::contains));
    }
}
