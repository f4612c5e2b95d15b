package fr.parcours.register.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking through all chains.
 *
 * @param broken the first line that is not as it was written; null when all are
 */
public record Verification(
        long chains, long lines, long heads, @Nullable Broken broken) {
    /** The place to look at. */
    public record Broken(String chain, long no, Break how) {
        /** In French. */
        public String reason() {
            return "Chaîne %s, ligne %d : %s.".formatted(chain, no, how.label);
        }
    }

    public enum Break {
        CHANGED("elle n'est plus telle qu'elle a été écrite"),
        MISSING("elle manque"),
        OUTSIDE("elle est hors de ce que la chaîne compte"),
        HEAD("elle n'est plus celle que la tête du jour a scellée"),
        HEAD_CHANGED("la tête du jour qui la scelle n'est plus telle qu'elle a été écrite");

        private final String label;

        Break(String label) {
            this.label = label;
        }
    }
}
