package fr.parcours.insight;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Durations, alone or by the bucket, that can tell their percentiles. */
final class Sample {
    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private long size;
    private long total;

    void add(Cell cell) {
        counts.merge(cell.millis(), cell.count(), Long::sum);
        size += cell.count();
        total += cell.total();
    }

    long size() {
        return size;
    }

    /** All together, in milliseconds. */
    long total() {
        return total;
    }

    /** Linear between the two nearest, as SQL's {@code percentile_cont}. @return milliseconds; null of nothing */
    @Nullable
    Long percentile(double share) {
        if (size == 0) {
            return null;
        }
        var place = share * (size - 1);
        var below = (long) Math.floor(place);
        var left = at(below);
        var right = at(Math.min(below + 1, size - 1));
        return Math.round(left + (right - left) * (place - below));
    }

    private double at(long rank) {
        var seen = 0L;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen > rank) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("no rank " + rank);
    }
}
