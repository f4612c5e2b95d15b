package fr.parcours.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: per account and source address, and per address over all accounts, so that
 * nobody can lock out a colleague from elsewhere. On the wall clock, in this node's memory.
 */
@Component
class Attempts {
    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 40;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private record Failures(int count, long waitUntil) {}

    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final LongSupplier millis;

    Attempts() {
        this(() -> System.nanoTime() / 1_000_000);
    }

    Attempts(LongSupplier millis) {
        this.millis = millis;
    }

    /** How long this account must wait at this address; zero when it may try. */
    Duration waitOf(String login, String address) {
        var until = Math.max(waitUntil(address), waitUntil(key(login, address)));
        return Duration.ofMillis(Math.max(until - millis.getAsLong(), 0));
    }

    void failed(String login, String address) {
        if (failures.size() > MOST_KEPT) {
            failures.values().removeIf(old -> old.waitUntil() < millis.getAsLong());
        }
        count(address, FREE_PER_ADDRESS);
        count(key(login, address), FREE_PER_ACCOUNT);
    }

    void succeeded(String login, String address) {
        failures.remove(key(login, address));
    }

    private void count(String key, int free) {
        failures.merge(key, new Failures(1, 0), (known, one) -> {
            var count = known.count() + 1;
            return new Failures(
                    count,
                    count < free ? 0 : millis.getAsLong() + wait(count - free).toMillis());
        });
    }

    private static Duration wait(int beyond) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private long waitUntil(String key) {
        var known = failures.get(key);
        return known == null ? 0 : known.waitUntil();
    }

    private static String key(String login, String address) {
        return address + "|" + login;
    }
}
