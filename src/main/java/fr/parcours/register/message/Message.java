package fr.parcours.register.message;

import fr.parcours.DossierNumber;
import java.time.Instant;

/**
 * Something that was written about a dossier.
 *
 * @param by login
 * @param role group for which this person wrote
 * @param isForOutside does the occupant from outside read it by his link? What was written before he could was for nobody there
 */
public record Message(
        String id,
        DossierNumber dossier,
        Instant at,
        String by,
        String role,
        Visibility visibility,
        boolean isForOutside,
        String text) {

    /** Who may read it. */
    public enum Visibility {
        /** Those who instruct. */
        INTERNE("Entre services instructeurs"),
        /** The requesting service too. */
        DEMANDEUR("Avec le demandeur");

        private final String label;

        Visibility(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }
}
