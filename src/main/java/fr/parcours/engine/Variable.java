package fr.parcours.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable that knows its type: it routes the course and nothing else. Enums are stored as text, so that
 * tables and Cockpit read them.
 */
public final class Variable<T> {
    private final String name;
    private final Function<T, Object> store;
    private final Function<Object, T> load;

    private Variable(String name, Function<T, Object> store, Function<Object, T> load) {
        this.name = name;
        this.store = store;
        this.load = load;
    }

    /** The id of a register's row. */
    public static Variable<String> id(String name) {
        return new Variable<>(name, id -> id, String.class::cast);
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, flag -> flag, Boolean.class::cast);
    }

    public static Variable<Integer> count(String name) {
        return new Variable<>(name, count -> count, Integer.class::cast);
    }

    public static <E extends Enum<E>> Variable<E> choice(String name, Class<E> type) {
        return new Variable<>(name, Enum::name, text -> Enum.valueOf(type, (String) text));
    }

    public String name() {
        return name;
    }

    /** @throws MissingVariable when it was never written in this scope or above */
    public T from(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null) {
            throw new MissingVariable(name);
        }
        return load.apply(value);
    }

    /** @return its value as the engine gives it, null when there is none */
    @Nullable
    T of(@Nullable Object stored) {
        return stored == null ? null : load.apply(stored);
    }

    public boolean isIn(VariableScope scope) {
        return scope.getVariable(name) != null;
    }

    /** As {@link #write}, where several of its kind may be under way at once: each has its own. */
    public void writeHere(VariableScope scope, T value) {
        scope.setVariableLocal(name, store.apply(value));
    }

    public void write(VariableScope scope, T value) {
        scope.setVariable(name, store.apply(value));
    }
}
