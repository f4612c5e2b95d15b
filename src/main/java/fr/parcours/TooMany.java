package fr.parcours;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Right in itself, and asked for too often: later (429). */
public final class TooMany extends Refusal {
    private final transient Duration wait;

    /** @param wait until it may be asked for again */
    public TooMany(String message, Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS, "Trop de demandes", message);
        this.wait = wait;
    }

    /** As {@code Retry-After} says it. */
    public long seconds() {
        return Math.max(wait.toSeconds(), 1);
    }
}
