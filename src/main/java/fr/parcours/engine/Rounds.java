package fr.parcours.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes every {@link Round} that has fallen due. What fell due while the house was down is made at its start. */
@Component
class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ObjectProvider<Round> rounds;
    private final Clock clock;
    private Instant lookedAt = Instant.EPOCH;

    Rounds(ObjectProvider<Round> rounds, Clock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    /** For the first time when the start is over: rounds would slow it, and nobody waits for them. */
    @Scheduled(fixedDelayString = "${parcours.rounds.every:60s}", initialDelayString = "${parcours.rounds.first:15s}")
    void makeDue() {
        var now = clock.instant();
        make(lookedAt, now);
        lookedAt = now;
    }

    /** When the next round is due after this moment. */
    Optional<Instant> nextAfter(Instant moment) {
        return rounds.stream().map(round -> round.nextAfter(moment)).min(Comparator.naturalOrder());
    }

    /** Makes those that have fallen due after the first moment and not after the second. */
    synchronized void make(Instant after, Instant until) {
        rounds.stream().filter(round -> !round.nextAfter(after).isAfter(until)).forEach(Rounds::make);
    }

    private static void make(Round round) {
        try {
            round.make();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed; the next round tries again", round.getClass().getSimpleName(), failure);
        }
    }
}
