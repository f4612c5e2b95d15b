package fr.parcours.insight;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Durations, alone or by the bucket, that can tell their percentiles. */
final class Sample {
    private final TreeMap<Double, Long> buckets = new TreeMap<>();
    private long[] alone = new long[16];
    private int aloneCount;
    private boolean sorted = true;
    private long size;
    private long total;

    void add(Cell cell) {
        if (cell.count() == 1 && cell.millis() == cell.total()) {
            add(cell.total());
            return;
        }
        buckets.merge(cell.millis(), cell.count(), Long::sum);
        size += cell.count();
        total += cell.total();
    }

    void add(long millis) {
        if (aloneCount == alone.length) {
            alone = Arrays.copyOf(alone, 2 * aloneCount);
        }
        alone[aloneCount++] = millis;
        sorted = false;
        size++;
        total += millis;
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

    /** In the order of both, walked side by side. */
    private double at(long rank) {
        if (!sorted) {
            Arrays.sort(alone, 0, aloneCount);
            sorted = true;
        }
        var seen = 0L;
        var next = 0;
        for (Map.Entry<Double, Long> bucket : buckets.entrySet()) {
            var last = next;
            while (last < aloneCount && alone[last] < bucket.getKey()) {
                last++;
            }
            if (seen + last - next > rank) {
                return alone[next + (int) (rank - seen)];
            }
            seen += last - next + bucket.getValue();
            next = last;
            if (seen > rank) {
                return bucket.getKey();
            }
        }
        return alone[next + (int) (rank - seen)];
    }
}
