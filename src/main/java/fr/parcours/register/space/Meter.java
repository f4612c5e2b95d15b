package fr.parcours.register.space;

import fr.parcours.DossierNumber;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The meter or access point of a utility. Null means unknown.
 *
 * @param pointRef PRM, PCE, or the serial number of a water meter
 * @param holderIsMel the MEL holds the contract
 * @param closedMonths since it was closed
 * @param subscribedPower kVA
 */
public record Meter(
        Utility utility,
        MeterState state,
        @Nullable String pointRef,
        @Nullable Boolean holderIsMel,
        @Nullable Integer closedMonths,
        @Nullable Integer subscribedPower) {

    /** One of which nobody knows more than its state. */
    public static Meter seen(Utility utility, MeterState state) {
        return new Meter(utility, state, null, null, null, null);
    }

    /** It serves from now on, on a contract of the MEL or of somebody else. */
    public Meter opened(boolean forMel) {
        return new Meter(utility, MeterState.OUVERT, pointRef, forMel, null, subscribedPower);
    }

    /** It serves nobody from now on; nobody holds a contract. */
    public Meter closed() {
        return new Meter(utility, MeterState.FERME, pointRef, null, 0, subscribedPower);
    }

    /** As somebody finds it. When that is another state, neither contract nor date of closing are known. */
    public Meter found(MeterState other) {
        return other == state ? this : new Meter(utility, other, pointRef, null, null, subscribedPower);
    }

    /** Its point is known now. */
    public Meter at(String point) {
        return new Meter(utility, state, point, holderIsMel, closedMonths, subscribedPower);
    }

    /** What somebody read on it. */
    public record Reading(
            Utility utility,
            Kind kind,
            @Nullable DossierNumber dossier,
            BigDecimal index,
            Unit unit,
            LocalDate readOn,
            String by,
            @Nullable String documentId) {}

    /** At which end of an occupation it was read. */
    public enum Kind {
        ENTREE("Entrée"),
        INTERMEDIAIRE("En cours"),
        SORTIE("Sortie");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What the index counts. */
    public enum Unit {
        KWH("kWh"),
        M3("m³");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** What a meter of this utility counts. */
        public static Unit of(Utility utility) {
            return utility == Utility.EAU ? M3 : KWH;
        }
    }
}
