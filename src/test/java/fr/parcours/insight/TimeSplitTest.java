package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.insight.TimeSplit.Holder;
import fr.parcours.insight.TimeSplit.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The time of a dossier between those who had it. */
class TimeSplitTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Property
    void adds_up_to_the_whole_and_charges_each_minute_to_one(
            @ForAll("spans") List<Span> spans, @ForAll @LongRange(min = 0, max = 120) long minutes) {
        var split = TimeSplit.of(START, minute(minutes), spans);
        assertThat(split.total()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(List.of(split.working(), split.colleague(), split.requester(), split.outside()))
                .containsExactly(
                        byHand(Holder.WORKING, minutes, spans),
                        byHand(Holder.COLLEAGUE, minutes, spans),
                        byHand(Holder.REQUESTER, minutes, spans),
                        byHand(Holder.OUTSIDE, minutes, spans));
    }

    @Example
    void others_are_waited_for_only_when_nothing_of_ours_lies() {
        var split = TimeSplit.of(
                START,
                minute(40),
                List.of(
                        new Span(Holder.OUTSIDE, minute(0), minute(40)),
                        new Span(Holder.COLLEAGUE, minute(0), minute(10)),
                        new Span(Holder.WORKING, minute(10), minute(15))));
        assertThat(split)
                .isEqualTo(new TimeSplit(
                        Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ZERO, Duration.ofMinutes(25)));
    }

    @Example
    void a_dossier_that_was_open_before_it_came_here_took_no_time() {
        assertThat(TimeSplit.of(START, START.minusSeconds(60), List.of()).total())
                .isZero();
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        var moment = Arbitraries.longs().between(-10, 130);
        return Combinators.combine(Arbitraries.of(Holder.values()), moment, moment)
                .as((holder, one, other) ->
                        new Span(holder, minute(Math.min(one, other)), minute(Math.max(one, other))))
                .list()
                .ofMaxSize(12);
    }

    private static Duration byHand(Holder holder, long minutes, List<Span> spans) {
        return Duration.ofMinutes(LongStream.range(0, minutes)
                .filter(minute -> spans.stream()
                                .filter(span -> span.covers(minute(minute), minute(minute + 1)))
                                .map(Span::holder)
                                .min(Comparator.naturalOrder())
                                .orElse(Holder.COLLEAGUE)
                        == holder)
                .count());
    }

    private static Instant minute(long minute) {
        return START.plusSeconds(minute * 60);
    }
}
