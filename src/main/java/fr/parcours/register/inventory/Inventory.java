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
 * @param countersignedBy whose account signs for the occupant, or enters his signature; null until then
 * @param countersignedAs name and quality of who signs; null until then, and where nobody asked
 * @param reserves of the occupant
 * @param safety null when nobody looked
 */
public record Inventory(
        Kind kind,
        LocalDate takenOn,
        @Nullable String remarks,
        String takenBy,
        Instant takenAt,
        @Nullable String countersignedBy,
        @Nullable String countersignedAs,
        @Nullable Instant countersignedAt,
        @Nullable String reserves,
        List<Room> rooms,
        List<Equipment> equipment,
        @Nullable Safety safety) {

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

    /** Something that stays with the space. @param grade 1 (bad) to 5 (new) */
    public record Equipment(String label, int quantity, int grade) {}

    /** What keeps people safe, as found. @param extinguishersCheckedOn last yearly check; null when their label says none */
    public record Safety(
            boolean exitsFree, int extinguishers, @Nullable LocalDate extinguishersCheckedOn, Alarm alarm) {}

    /** The fire alarm, as tried. */
    public enum Alarm {
        ESSAYEE("essayée et audible"),
        MUETTE("essayée et muette"),
        ABSENTE("aucune");

        private final String label;

        Alarm(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /** Exit compared with entry. @param cost EUR, null when nobody pays or it is not known */
    public record Difference(
            String room, String item, Cause cause, @Nullable BigDecimal cost) {
        /** EUR that the occupant owes for it: nobody pays for wear, nor for what got better. */
        public BigDecimal charged() {
            return cause == Cause.DEGRADATION && cost != null ? cost : BigDecimal.ZERO;
        }
    }

    Inventory with(List<Room> rooms, List<Equipment> equipment) {
        return new Inventory(
                kind,
                takenOn,
                remarks,
                takenBy,
                takenAt,
                countersignedBy,
                countersignedAs,
                countersignedAt,
                reserves,
                rooms,
                equipment,
                safety);
    }

    public boolean isSignedByBoth() {
        return countersignedAt != null;
    }
}
