package fr.parcours.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Reads a thing once where the engine asks for it again and again: within one command, or within one step of it, which
 * ends before any delegate may write. Outside of both it reads each time.
 */
public final class Once<K, T> {
    private final Supplier<@Nullable Object> now;
    private final Map<Object, Map<K, T>> read = Collections.synchronizedMap(new WeakHashMap<>());

    private Once(Supplier<@Nullable Object> now) {
        this.now = now;
    }

    public static <K, T> Once<K, T> perCommand() {
        return new Once<>(Context::getCommandContext);
    }

    /** A step: the inputs of one decision table, say. */
    public static <K, T> Once<K, T> perStep() {
        return new Once<>(Context::getCoreExecutionContext);
    }

    /** @param reader not called again for the same key, unless it throws */
    public T get(K key, Function<K, T> reader) {
        var during = now.get();
        return during == null
                ? reader.apply(key)
                : read.computeIfAbsent(during, begun -> new HashMap<>()).computeIfAbsent(key, reader);
    }
}
