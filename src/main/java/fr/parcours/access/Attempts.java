package fr.parcours.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: per account and source address, and per address over all accounts, so that
 * nobody can lock out a colleague from elsewhere. What an address is reproached with fades by one failure a minute: a
 * whole town hall may stand behind one. On the wall clock, in this node's memory.
 */
@Component
class Attempts {
    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 60;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(30);
    private static final Duration FADES_IN = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private record Failures(int count, long last, long waitUntil) {}

    private final Map<String, Failures> ofAccounts = mostRecent();
    private final Map<String, Failures> ofAddresses = mostRecent();
    private final LongSupplier millis;

    Attempts() {
        this(System::currentTimeMillis);
    }

    Attempts(LongSupplier millis) {
        this.millis = millis;
    }

    /** How long this account must wait at this address; zero when it may try. */
    synchronized Duration waitOf(String login, String address) {
        var now = millis.getAsLong();
        var until =
                Math.max(waitUntil(ofAddresses.get(address), now), waitUntil(ofAccounts.get(key(login, address)), now));
        return Duration.ofMillis(until - now);
    }

    synchronized void failed(String login, String address) {
        var now = millis.getAsLong();
        ofAddresses.merge(address, new Failures(1, now, now), (known, one) -> {
            var faded = (int) Math.min((now - known.last()) / FADES_IN.toMillis(), known.count());
            return next(known.count() - faded, FREE_PER_ADDRESS, now);
        });
        ofAccounts.merge(
                key(login, address),
                new Failures(1, now, now),
                (known, one) -> next(isForgiven(known, now) ? 0 : known.count(), FREE_PER_ACCOUNT, now));
    }

    synchronized void succeeded(String login, String address) {
        ofAccounts.remove(key(login, address));
    }

    private static Failures next(int before, int free, long now) {
        var count = before + 1;
        return new Failures(
                count, now, count < free ? now : now + wait(count - free).toMillis());
    }

    private static boolean isForgiven(Failures known, long now) {
        return now - known.waitUntil() > FORGIVEN_AFTER.toMillis();
    }

    private static Duration wait(int beyond) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private static long waitUntil(@Nullable Failures known, long now) {
        return known == null ? now : Math.max(known.waitUntil(), now);
    }

    private static String key(String login, String address) {
        return address + "|" + login;
    }

    /** The oldest give way: made-up logins fill no memory. */
    private static Map<String, Failures> mostRecent() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }
}
