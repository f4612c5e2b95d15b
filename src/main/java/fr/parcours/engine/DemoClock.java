package fr.parcours.engine;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the demo's time forward and lets what falls due in between happen, in order, so that a person sees a deadline
 * arrive. Never in production. The offset is stored: a restart keeps it.
 */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
public class DemoClock {
    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final HouseClock clock;
    private final JdbcClient jdbc;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final House house;
    private final Rounds rounds;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DemoClock(
            HouseClock clock,
            JdbcClient jdbc,
            ManagementService management,
            ProcessEngine engine,
            House house,
            Rounds rounds,
            Audit audit,
            TransactionTemplate transaction) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.management = management;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.house = house;
        this.rounds = rounds;
        this.audit = audit;
        this.transaction = transaction;
        jdbc.sql("select ahead_millis from demo_clock")
                .query(Long.class)
                .optional()
                .ifPresent(millis -> clock.set(Duration.ofMillis(millis)));
    }

    /** Paris wall time, to the minute. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * Answers when every job that fell due on the way has run, and every round of the house was made, once more on arrival.
     *
     * @throws BadInput when the time asked for is past, or more than ten years ahead
     */
    public synchronized LocalDateTime moveTo(LocalDateTime to) {
        var target = to.atZone(HouseClock.PARIS).toInstant();
        if (target.isBefore(clock.instant().truncatedTo(ChronoUnit.MINUTES))) {
            throw new BadInput("to", "L'horloge de la démonstration n'avance que vers le futur.");
        }
        if (Duration.between(clock.instant(), target).compareTo(FARTHEST) > 0) {
            throw new BadInput("to", "L'horloge de la démonstration avance de dix ans au plus.");
        }
        audit.record(AuditEvent.CLOCK_MOVED, null, "%s %s".formatted(now(), to));
        var executor = engine.getJobExecutor();
        var wasActive = executor.isActive();
        executor.shutdown();
        try {
            house.act(() -> {
                happenUntil(target);
                advanceTo(target);
                rounds.make(Instant.EPOCH, target);
                return target;
            });
        } finally {
            if (wasActive) {
                executor.start();
            }
        }
        return now();
    }

    private void happenUntil(Instant target) {
        var jobs = new DueJobs(management);
        var made = clock.instant();
        for (var job = jobs.next(target); ; job = jobs.next(target)) {
            var due = job.map(DueJobs::due).orElse(target);
            var round = rounds.nextAfter(made).filter(at -> at.isBefore(due));
            if (round.isPresent()) {
                advanceTo(round.get());
                rounds.make(made, round.get());
                made = round.get();
            } else if (job.isPresent()) {
                advanceTo(due);
                jobs.run(job.get());
            } else {
                return;
            }
        }
    }

    private void advanceTo(Instant instant) {
        var ahead = Duration.between(Instant.now(), instant);
        if (ahead.compareTo(clock.offset()) > 0) {
            clock.set(ahead);
            transaction.executeWithoutResult(status -> keep(ahead.toMillis()));
        }
    }

    private void keep(long millis) {
        if (jdbc.sql("update demo_clock set ahead_millis = ?").param(millis).update() == 0) {
            jdbc.sql("insert into demo_clock (ahead_millis) values (?)")
                    .param(millis)
                    .update();
        }
    }
}
