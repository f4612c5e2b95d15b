package fr.parcours.register.space;

import fr.parcours.BadInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a space would be if somebody's changes were taken: nothing is written yet.
 *
 * @param before null for a new space
 * @param facts as {@link Sheet#facts}, afterwards
 * @param errors why it cannot be taken; empty when it can
 */
public record Draft(
        String code,
        @Nullable Sheet before,
        Map<String, String> facts,
        List<Change> changes,
        List<BadInput.Error> errors) {

    /**
     * One fact that changes.
     *
     * @param before null: unknown
     * @param after null: unknown
     */
    public record Change(
            Fact fact, @Nullable String before, @Nullable String after) {}

    public boolean isNew() {
        return before == null;
    }
}
