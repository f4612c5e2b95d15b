package fr.parcours.register.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inventory of a space at the entry or the exit (domain.md 5.8).
 *
 * @param remarks general ones; at the exit the damages
 * @param takenBy signs for the patrimony desk by taking it
 * @param countersignedBy signs for the occupant; null until then
 * @param reserves of the occupant
 */
public record Inventory(
        Kind kind,
        LocalDate takenOn,
        @Nullable String remarks,
        String takenBy,
        Instant takenAt,
        @Nullable String countersignedBy,
        @Nullable Instant countersignedAt,
        @Nullable String reserves,
        List<Room> rooms) {

    public enum Kind {
        ENTREE,
        SORTIE
    }

    /** One room. @param grade 1 (bad) to 5 (new) */
    public record Room(String name, int grade, @Nullable String remarks) {}

    /** Why something is not as it was at the entry. */
    public enum Cause {
        USURE("Usure"),
        DEGRADATION("Dégradation"),
        AMELIORATION("Amélioration");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /** Exit compared with entry. @param cost EUR, null when nobody pays or it is not known */
    public record Difference(
            String room, String item, Cause cause, @Nullable BigDecimal cost) {}

    public boolean isSignedByBoth() {
        return countersignedAt != null;
    }
}
