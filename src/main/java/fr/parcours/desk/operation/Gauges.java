package fr.parcours.desk.operation;

import fr.parcours.engine.House;
import fr.parcours.insight.Step;
import fr.parcours.notice.Notices;
import fr.parcours.notice.Notices.Backlog;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Works;
import fr.parcours.register.work.Works.Load;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The house in figures, for Prometheus. Read when somebody asks, in one question to each owner, and kept for some seconds:
 * all gauges of a reading are of the same moment, and many readers cost no more than one. No figure tells of a person.
 */
@Component
class Gauges {
    private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();

    private record Reading(
            Map<String, Load> tasks,
            Map<String, Long> trips,
            long jobsDue,
            long jobsFailed,
            Backlog mails,
            long readAt) {
        double open(String step) {
            return tasks.getOrDefault(step, NOTHING).open();
        }

        double overdue(String step) {
            return tasks.getOrDefault(step, NOTHING).overdue();
        }

        double oldestMailSeconds() {
            var oldest = mails.oldest();
            return oldest == null
                    ? 0
                    : Duration.between(oldest, Instant.now(Clock.systemUTC())).toSeconds();
        }
    }

    private static final Load NOTHING = new Load(0, 0);

    private final MeterRegistry registry;
    private final Works works;
    private final RoundTrips trips;
    private final Notices notices;
    private final ManagementService management;
    private final House house;
    private @Nullable Reading last;

    Gauges(
            MeterRegistry registry,
            Works works,
            RoundTrips trips,
            Notices notices,
            ManagementService management,
            House house) {
        this.registry = registry;
        this.works = works;
        this.trips = trips;
        this.notices = notices;
        this.management = management;
        this.house = house;
        offer();
    }

    private void offer() {
        for (var step : Step.values()) {
            step.processes().forEach(process -> offerStep(process, step.label()));
        }
        offer("parcours.jobs.due", "Travaux de fond échus", Tags.empty(), Reading::jobsDue);
        offer(
                "parcours.jobs.failed",
                "Travaux de fond en échec, sans essai restant",
                Tags.empty(),
                Reading::jobsFailed);
        offer(
                "parcours.mails.waiting",
                "Courriels en attente d'envoi",
                Tags.empty(),
                reading -> reading.mails().waiting());
        offer(
                "parcours.mails.parked",
                "Courriels mis de côté",
                Tags.empty(),
                reading -> reading.mails().parked());
        offer(
                "parcours.mails.oldest.seconds",
                "Attente du plus ancien courriel",
                Tags.empty(),
                Reading::oldestMailSeconds);
    }

    private void offerStep(String step, String label) {
        var tags = Tags.of("step", step, "name", label);
        offer("parcours.tasks.open", "Tâches ouvertes", tags, reading -> reading.open(step));
        offer("parcours.tasks.overdue", "Tâches en retard", tags, reading -> reading.overdue(step));
        offer(
                "parcours.round.trips.open",
                "Allers-retours ouverts",
                tags,
                reading -> reading.trips().getOrDefault(step, 0L));
    }

    private void offer(String name, String what, Tags tags, ToDoubleFunction<Reading> figure) {
        Gauge.builder(name, this, figures -> figure.applyAsDouble(figures.reading()))
                .description(what)
                .tags(tags)
                .register(registry);
    }

    private synchronized Reading reading() {
        var fresh = last;
        if (fresh == null || System.nanoTime() - fresh.readAt() > KEEP_NANOS) {
            fresh = house.act(() -> new Reading(
                    works.load(),
                    trips.openByStep(),
                    management.createJobQuery().executable().count(),
                    management.createJobQuery().noRetriesLeft().count(),
                    notices.backlog(),
                    System.nanoTime()));
            last = fresh;
        }
        return fresh;
    }
}
