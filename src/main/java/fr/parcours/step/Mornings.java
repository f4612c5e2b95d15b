package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a round of each working morning does about what it finds, above all what ends soon: writes of each in time. */
@Component
public class Mornings {
    private static final Logger LOG = LoggerFactory.getLogger(Mornings.class);

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
     * @param dossier whose it is
     */
    public <T> void each(
            int days,
            BiFunction<Instant, Instant, List<T>> ending,
            Function<T, DossierNumber> dossier,
            Consumer<T> warn) {
        var now = clock.instant();
        each(ending.apply(now, after(now).plus(Duration.ofDays(days))), dossier, warn);
    }

    /** Each in a transaction of its own: one that fails is logged and stops no other. @param dossier whose it is */
    public <T> void each(List<T> found, Function<T, DossierNumber> dossier, Consumer<T> act) {
        found.forEach(one -> {
            try {
                transaction.executeWithoutResult(status -> act.accept(one));
            } catch (RuntimeException failure) {
                LOG.warn("{} is left for the next morning", dossier.apply(one), failure);
            }
        });
    }
}
