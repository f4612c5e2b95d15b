package fr.parcours.desk;

import fr.parcours.Conflict;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many do at once what takes memory; the others wait a while, in the order in which they came. */
final class Turns {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore free;

    Turns(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    /** @throws Conflict (409) when it did not get its turn in time */
    <T> T take(Supplier<T> deed) {
        await();
        try {
            return deed.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new Conflict("D'autres fichiers sont en cours de contrôle. Réessayez dans un instant.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Conflict("L'application s'arrête : le fichier n'est pas déposé.");
        }
    }
}
