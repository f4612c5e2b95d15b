package fr.parcours.engine;

import java.time.Instant;

/**
 * What the house looks at by itself again and again. Driven by {@link Rounds} and, on its way, by the demo's clock.
 * Several nodes make the same round at once, and a restart makes it again: done twice it must be as done once.
 */
public interface Round {
    /** When it is due for the first time after this moment. */
    Instant nextAfter(Instant moment);

    /** Goes round, at the time of the house's clock. */
    void make();
}
