package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in an occupied space (domain.md 5.9).
 *
 * @param gravity 1 (slight) to 4 (grave)
 * @param description facts, without health data
 * @param reportedBy login
 * @param costEstimate EUR
 * @param declaredOn to the insurer; null without a claim
 * @param settledAt null while it is open
 */
public record Incident(
        String id,
        DossierNumber dossier,
        LocalDate happenedOn,
        Kind kind,
        int gravity,
        String description,
        String reportedBy,
        Instant reportedAt,
        @Nullable String measures,
        @Nullable BigDecimal costEstimate,
        @Nullable LocalDate declaredOn,
        @Nullable String claimRef,
        @Nullable Instant settledAt) {

    public enum Kind {
        DEGAT_EAUX("Dégât des eaux"),
        INCENDIE("Incendie"),
        VOL("Vol ou effraction"),
        DEGRADATION("Dégradation"),
        ACCIDENT("Accident de personne"),
        PANNE("Panne d'un équipement"),
        AUTRE("Autre");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }
}
