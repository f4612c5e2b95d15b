package fr.parcours.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The one clock, in Paris: our code asks it, the engine's own is kept in step. Sign-in, throttling and tokens stay on
 * the wall clock. Only the demo ever moves it.
 */
@Component
public class HouseClock extends Clock {
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private volatile Duration offset = Duration.ZERO;

    /** @param ahead how far this house is ahead of the wall clock */
    void set(Duration ahead) {
        offset = ahead;
        ClockUtil.offset(ahead.toMillis());
    }

    /** It is this moment now; from here on time goes on. */
    void setTo(Instant moment) {
        set(Duration.between(Clock.systemUTC().instant(), moment));
    }

    Duration offset() {
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(PARIS) ? this : Clock.offset(Clock.system(zone), offset);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }
}
