package fr.parcours.register;

import fr.parcours.Conflict;
import fr.parcours.TooMany;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several people do something at the same moment. */
public final class Race {
    private Race() {}

    /** What each of them got: a result, or the {@link Conflict} or {@link TooMany} that refused him. Any other failure fails the test. */
    public static <T> List<Object> run(List<Callable<T>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        var pool = Executors.newFixedThreadPool(deeds.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (var deed : deeds) {
                running.add(pool.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            var results = new ArrayList<Object>();
            for (var one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException refused) {
                    if (!(refused.getCause() instanceof Conflict || refused.getCause() instanceof TooMany)) {
                        throw refused;
                    }
                    results.add(refused.getCause());
                }
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
