package fr.parcours.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Time as a test wants it: moved by hand, never slept through. */
@Component
public class TestClock {
    private final HouseClock clock;
    private final ObjectProvider<DemoClock> demo;

    TestClock(HouseClock clock, ObjectProvider<DemoClock> demo) {
        this.clock = clock;
        this.demo = demo;
    }

    /** Back to the wall's time. */
    public void reset() {
        clock.set(Duration.ZERO);
    }

    /** Goes forward, running what falls due on the way. */
    public LocalDateTime advance(Duration by) {
        return demo.getObject().moveTo(LocalDateTime.now(clock).plus(by));
    }

    public LocalDateTime moveTo(LocalDateTime to) {
        return demo.getObject().moveTo(to);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
