package fr.parcours.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who had a dossier how long, from its request until its space opened (or it was refused or given up, or until now). The
 * four add up to the whole, to the millisecond. What runs side by side is charged to the first of the four: others are
 * only waited for when nothing of ours lies.
 *
 * @param working somebody of ours has a task of it
 * @param colleague a task of ours lies with its group, or the house itself owes the next step
 * @param requester the requester or the requester's superior has the next answer
 * @param outside an authority, a supplier or another third party has it
 */
public record TimeSplit(Duration working, Duration colleague, Duration requester, Duration outside) {
    /** Who has the ball. In the order in which time is charged. */
    enum Holder {
        WORKING,
        COLLEAGUE,
        REQUESTER,
        OUTSIDE
    }

    /** Somebody has it from one moment to the other. */
    record Span(Holder holder, Instant from, Instant to) {
        boolean covers(Instant start, Instant end) {
            return !from.isAfter(start) && !to.isBefore(end);
        }
    }

    static TimeSplit of(Instant start, Instant end, Collection<Span> spans) {
        var bounds = new TreeSet<Instant>();
        bounds.add(start);
        if (end.isAfter(start)) {
            bounds.add(end);
        }
        spans.forEach(span -> {
            bounds.add(span.from());
            bounds.add(span.to());
        });
        var shares = new EnumMap<Holder, Duration>(Holder.class);
        var from = start;
        for (var to : bounds.subSet(start, false, bounds.contains(end) ? end : start, true)) {
            shares.merge(holder(from, to, spans), Duration.between(from, to), Duration::plus);
            from = to;
        }
        return new TimeSplit(
                share(shares, Holder.WORKING),
                share(shares, Holder.COLLEAGUE),
                share(shares, Holder.REQUESTER),
                share(shares, Holder.OUTSIDE));
    }

    private static Holder holder(Instant from, Instant to, Collection<Span> spans) {
        return spans.stream()
                .filter(span -> span.covers(from, to))
                .map(Span::holder)
                .min(Enum::compareTo)
                .orElse(Holder.COLLEAGUE);
    }

    private static Duration share(Map<Holder, Duration> shares, Holder holder) {
        return shares.getOrDefault(holder, Duration.ZERO);
    }

    /** The whole. */
    public Duration total() {
        return working.plus(colleague).plus(requester).plus(outside);
    }
}
