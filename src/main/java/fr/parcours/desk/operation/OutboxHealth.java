package fr.parcours.desk.operation;

import fr.parcours.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Mails that do not leave make the house worse, not dead: it keeps its place behind the balancer. */
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Notices notices;

    OutboxHealth(Notices notices) {
        this.notices = notices;
    }

    @Override
    public Health health() {
        var backlog = notices.backlog();
        var oldest = backlog.oldest();
        var late = oldest != null && oldest.plus(PATIENCE).isBefore(Instant.now(Clock.systemUTC()));
        return Health.status(backlog.parked() > 0 || late ? DEGRADED : Status.UP)
                .build();
    }
}
