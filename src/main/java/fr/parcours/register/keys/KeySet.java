package fr.parcours.register.keys;

import fr.parcours.DossierNumber;
import fr.parcours.Plural;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One set of keys of a space.
 *
 * @param copies 1 or more; they travel together
 * @param reproducible may a locksmith copy them?
 * @param holder function of who has it; null: in the cabinet of the patrimony desk
 */
public record KeySet(
        KeySetId id,
        Kind kind,
        int copies,
        Reproducible reproducible,
        @Nullable DossierNumber dossier,
        @Nullable String holder,
        @Nullable Instant handedOver,
        boolean lost) {

    public enum Kind {
        MECANIQUE("Clé mécanique"),
        BADGE("Badge"),
        CODE("Code"),
        TELECOMMANDE("Télécommande");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** May a locksmith copy a key? */
    public enum Reproducible {
        OUI("oui"),
        NON("non"),
        INCONNU("non précisé");

        private final String label;

        Reproducible(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** « Jeu n° 2 : badge, 3 exemplaires ». */
    public String title() {
        return "Jeu n° %d : %s, %s"
                .formatted(
                        id.no(), kind.label().toLowerCase(java.util.Locale.FRENCH), Plural.count(copies, "exemplaire"));
    }
}
