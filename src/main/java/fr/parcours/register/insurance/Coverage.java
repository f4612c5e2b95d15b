package fr.parcours.register.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One coverage that an occupation needs (table {@code requiredCoverages}).
 *
 * @param minAmount EUR; null when the table fixes none
 * @param proof null until it is validated
 * @param stale a fact changed since: it must be declared again
 */
public record Coverage(
        Kind kind, @Nullable BigDecimal minAmount, @Nullable Proof proof, boolean stale) {

    /** What the table may ask for. */
    public enum Kind {
        DECLARATION_ASSUREUR_MEL("Déclaration à l'assureur de la MEL"),
        NOTE_RC_MEL("Note de responsabilité civile de la MEL"),
        ATTESTATION_MEL_VERS_PROPRIETAIRE("Attestation de la MEL pour le propriétaire"),
        RC_EXPLOITATION("Responsabilité civile d'exploitation"),
        RISQUES_LOCATIFS("Risques locatifs"),
        RECOURS_VOISINS_TIERS("Recours des voisins et des tiers"),
        RC_ORGANISATEUR_PUBLIC("Responsabilité civile de l'accueil du public"),
        RC_TRAVAUX("Responsabilité civile des travaux"),
        DECENNALE("Garantie décennale des entreprises"),
        DOMMAGES_BIENS_PROPRES("Dommages aux biens de l'occupant"),
        ACCORD_ASSUREUR_PROPRIETAIRE("Accord de l'assureur du propriétaire"),
        CLAUSE_RECIPROQUE("Clause réciproque de renonciation à recours");

        private static final Set<Kind> OF_OCCUPANT = EnumSet.of(
                RC_EXPLOITATION,
                RISQUES_LOCATIFS,
                RECOURS_VOISINS_TIERS,
                RC_ORGANISATEUR_PUBLIC,
                RC_TRAVAUX,
                DECENNALE,
                DOMMAGES_BIENS_PROPRES,
                CLAUSE_RECIPROQUE);

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }

        /** Is it for the occupant's own insurer to prove? */
        public boolean isOfOccupant() {
            return OF_OCCUPANT.contains(this);
        }

        /** Advised coverages hold no key back (D7, row 8). */
        public boolean isRequired() {
            return this != DOMMAGES_BIENS_PROPRES;
        }
    }

    /**
     * On what it was validated.
     *
     * @param validUntil null: as long as the risk stays as declared
     * @param statement what the insurer was told; null when nothing had to be
     * @param paperPlace where its original is kept; null for a file, and where another register knows
     */
    public record Proof(
            String reference,
            LocalDate dated,
            LocalDate effectiveFrom,
            @Nullable LocalDate validUntil,
            @Nullable String statement,
            @Nullable String paperPlace,
            String by,
            Instant at) {}

    /** Validated, were it before a fact changed? */
    public boolean isSettled() {
        return proof != null || !kind.isRequired();
    }

    /** Does it hold on this day? Advice never lapses. */
    public boolean holds(LocalDate day) {
        return isSettled() && !stale && !(kind.isRequired() && hasLapsed(day));
    }

    private boolean hasLapsed(LocalDate day) {
        return proof != null && proof.validUntil() != null && proof.validUntil().isBefore(day);
    }
}
