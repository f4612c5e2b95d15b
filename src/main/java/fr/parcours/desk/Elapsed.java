package fr.parcours.desk;

import fr.parcours.Plural;
import fr.parcours.insight.TimeSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The elapsed time of a dossier as its page says it: rounded so that what stands there adds up to the whole that stands
 * there, in the unit that suits the whole.
 *
 * @param total « 34 jours »
 * @param shares the four, in the order of {@link TimeSplit}
 * @param over no more is added to it
 */
record Elapsed(String total, List<Share> shares, boolean over) {
    /** @param amount « 12 jours » · percent of the whole */
    record Share(String id, String label, String amount, long percent) {}

    private static final long WHOLE = 100;
    private static final int FEW = 3;

    private enum Unit {
        DAY(Duration.ofDays(1), "jour"),
        HOUR(Duration.ofHours(1), "heure"),
        MINUTE(Duration.ofMinutes(1), "minute");

        private final Duration length;
        private final String noun;

        Unit(Duration length, String noun) {
            this.length = length;
            this.noun = noun;
        }

        static Unit of(Duration whole) {
            return whole.compareTo(DAY.length.multipliedBy(FEW)) >= 0
                    ? DAY
                    : whole.compareTo(HOUR.length.multipliedBy(FEW)) >= 0 ? HOUR : MINUTE;
        }

        String say(long count) {
            return Plural.count(count, noun).replace(' ', '\u00a0');
        }
    }

    static Elapsed of(TimeSplit split, boolean over) {
        var parts = List.of(split.working(), split.colleague(), split.requester(), split.outside());
        var unit = Unit.of(split.total());
        var units = split.total().toMillis() / unit.length.toMillis();
        var amounts = apportion(parts, units);
        var percents = apportion(parts, split.total().isZero() ? 0 : WHOLE);
        return new Elapsed(
                unit.say(units),
                IntStream.range(0, parts.size())
                        .mapToObj(no ->
                                new Share(ID.get(no), LABELS.get(no), unit.say(amounts.get(no)), percents.get(no)))
                        .toList(),
                over);
    }

    private static final List<String> ID = List.of("working", "colleague", "requester", "outside");
    private static final List<String> LABELS =
            List.of("Quelqu'un y travaille", "En attente d'un collègue", "Chez le demandeur", "Chez un tiers");

    /** Whole numbers that keep the proportions and add up: the largest remainders are rounded up. */
    static List<Long> apportion(List<Duration> parts, long whole) {
        var sum = parts.stream().mapToLong(Duration::toMillis).sum();
        if (sum == 0) {
            return LongStream.generate(() -> 0).limit(parts.size()).boxed().toList();
        }
        var shares = new ArrayList<>(parts.stream()
                .map(part -> Math.floorDiv(part.toMillis() * whole, sum))
                .toList());
        var left = whole - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(no -> -Math.floorMod(parts.get(no).toMillis() * whole, sum)))
                .limit(left)
                .forEach(no -> shares.set(no, shares.get(no) + 1));
        return shares;
    }
}
