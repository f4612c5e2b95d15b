package fr.parcours.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often something happened within this hour of the wall clock, in this node's memory. */
final class HourlyCount {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Map<String, Integer> counts = new HashMap<>();
    private final LongSupplier millis;
    private long hour;

    HourlyCount(LongSupplier millis) {
        this.millis = millis;
    }

    /** Does this at most so often within the hour, then says once that there was more: a flood fills no disk. */
    void atMost(int most, String what, Runnable deed, Runnable andMore) {
        var times = more(what);
        if (times <= most) {
            deed.run();
        } else if (times == most + 1) {
            andMore.run();
        }
    }

    /** Until all is forgotten. */
    Duration rest() {
        return Duration.ofMillis(HOUR - millis.getAsLong() % HOUR);
    }

    /** Once more. @return how often by now */
    synchronized int more(String what) {
        var now = millis.getAsLong() / HOUR;
        if (now != hour) {
            hour = now;
            counts.clear();
        }
        return counts.merge(what, 1, Integer::sum);
    }

    /** The last time does not count after all. */
    synchronized void less(String what) {
        counts.computeIfPresent(what, (same, times) -> times == 1 ? null : times - 1);
    }
}
