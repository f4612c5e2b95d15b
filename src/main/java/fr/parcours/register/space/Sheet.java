package fr.parcours.register.space;

import java.util.Map;
import java.util.Optional;

/**
 * The known facts of a space, each in its one way of writing.
 *
 * @param edition goes up with each change
 * @param facts text by key of {@link Fact}; a fact that is absent is unknown
 */
public record Sheet(String code, int edition, Map<String, String> facts) {
    public Optional<String> get(String key) {
        return Optional.ofNullable(facts.get(key));
    }
}
