package fr.parcours.step;

import fr.parcours.engine.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a round of each working morning does about what ends soon: looks for it, and writes of each in time. */
@Component
public class Mornings {
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Mornings(BusinessCalendar calendar, Clock clock, PlatformTransactionManager transactions) {
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The first one after this moment. */
    public Instant after(Instant moment) {
        return calendar.nextMorning(moment);
    }

    /**
     * Each in a transaction of its own; found again every morning, so that a letter names the occasion it is written for.
     *
     * @param days calendar days before the end at the latest: where the next morning would be too late, it is this one
     * @param ending what ends after the first moment and not after the second
     */
    public <T> void each(int days, BiFunction<Instant, Instant, List<T>> ending, Consumer<T> warn) {
        var now = clock.instant();
        ending.apply(now, after(now).plus(Duration.ofDays(days)))
                .forEach(one -> transaction.executeWithoutResult(status -> warn.accept(one)));
    }
}
