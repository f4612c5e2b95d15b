package fr.parcours.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's jobs on the way of the demo's clock, in the order in which they fall due. One that fails is left alone. */
final class DueJobs {
    private static final Logger LOG = LoggerFactory.getLogger(DueJobs.class);

    private final ManagementService management;
    private final Set<String> failed = new HashSet<>();
    private final Set<String> overtaken = new HashSet<>();

    DueJobs(ManagementService management) {
        this.management = management;
    }

    /** The first one that falls due until then. */
    Optional<Job> next(Instant until) {
        var immediate = management.createJobQuery().active().withRetriesLeft().messages().list().stream();
        var timers = management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .timers()
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, failed.size() + 1)
                .stream();
        return Stream.concat(immediate, timers)
                .filter(job -> !failed.contains(job.getId()))
                .findFirst();
    }

    /** When; long ago for one that waits for no time. */
    static Instant due(Job job) {
        return job.getDuedate() == null ? Instant.EPOCH : job.getDuedate().toInstant();
    }

    void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (OptimisticLockingException other) {
            // A thread of the job executor was still at it, or at what stands beside it: look once more at what is
            // left.
            if (!overtaken.add(job.getId())) {
                failed.add(job.getId());
            }
        } catch (RuntimeException failure) {
            LOG.warn("job {} failed while the demo's clock moved", job.getId(), failure);
            failed.add(job.getId());
        }
    }
}
