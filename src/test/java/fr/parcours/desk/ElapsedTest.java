package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.insight.TimeSplit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The four shares as the page says them. */
class ElapsedTest {
    @Property
    void what_stands_on_the_page_adds_up_to_the_whole_that_stands_there(
            @ForAll @LongRange(min = 0, max = 40_000_000_000L) long working,
            @ForAll @LongRange(min = 0, max = 40_000_000_000L) long colleague,
            @ForAll @LongRange(min = 0, max = 100_000_000L) long requester,
            @ForAll @LongRange(min = 0, max = 10_000L) long outside) {
        var elapsed = Elapsed.of(split(working, colleague, requester, outside), false);
        assertThat(elapsed.shares().stream()
                        .mapToLong(share -> number(share.amount()))
                        .sum())
                .isEqualTo(number(elapsed.total()));
        assertThat(elapsed.shares().stream().mapToLong(Elapsed.Share::percent).sum())
                .isIn(0L, 100L);
    }

    @Property
    void no_share_is_a_whole_unit_away_from_what_it_is(
            @ForAll @LongRange(min = 1, max = 1_000_000) long one,
            @ForAll @LongRange(min = 0, max = 1_000_000) long other,
            @ForAll @LongRange(min = 0, max = 1000) long whole) {
        var shares = Elapsed.apportion(List.of(Duration.ofMillis(one), Duration.ofMillis(other)), whole);
        assertThat((double) shares.get(0))
                .isBetween(one * (double) whole / (one + other) - 1, one * (double) whole / (one + other) + 1);
    }

    @Example
    void days_for_weeks_hours_for_a_day_and_minutes_below() {
        assertThat(total(Duration.ofDays(34))).isEqualTo("34 jours");
        assertThat(total(Duration.ofHours(30))).isEqualTo("30 heures");
        assertThat(total(Duration.ofMinutes(1))).isEqualTo("1 minute");
        assertThat(total(Duration.ZERO)).isEqualTo("0 minute");
    }

    private static String total(Duration working) {
        return Elapsed.of(split(working.toMillis(), 0, 0, 0), true).total().replace('\u00a0', ' ');
    }

    private static TimeSplit split(long working, long colleague, long requester, long outside) {
        return new TimeSplit(
                Duration.ofMillis(working),
                Duration.ofMillis(colleague),
                Duration.ofMillis(requester),
                Duration.ofMillis(outside));
    }

    private static long number(String amount) {
        return Pattern.compile("\\d+")
                .matcher(amount)
                .results()
                .mapToLong(found -> Long.parseLong(found.group()))
                .sum();
    }
}
