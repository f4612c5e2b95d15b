package fr.parcours.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: wait (429). */
final class TooManyAttempts extends AuthenticationException {
    private final transient Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    long seconds() {
        return Math.max(wait.toSeconds(), 1);
    }
}
