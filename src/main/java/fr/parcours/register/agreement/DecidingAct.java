package fr.parcours.register.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a convention was decided, signed by the other side and transmitted.
 *
 * @param authority as table {@code decisionAuthority} names it
 * @param transmit OUI, NON or A_VERIFIER, as table {@code legalityTransmission} says
 * @param matterCode of @ctes; null where the table knows none
 * @param sessionId of the assembly that deliberates; null for a direct decision
 * @param number of the decision, given before it is signed, or of the deliberation, once adopted
 * @param references what it cites; empty ones until they are given
 * @param takenAs quality of who signed the decision; null for a deliberation
 * @param ownerNumber of the owner's own deliberation; null where none is owed
 * @param counterAs name and quality of who signed the convention for the other side
 * @param receiptNumber that the prefecture gave; null until transmitted, or when it is not
 * @param notSentFor why it is not transmitted; null else
 */
public record DecidingAct(
        String authority,
        String transmit,
        @Nullable String matterCode,
        @Nullable String sessionId,
        @Nullable String number,
        References references,
        @Nullable LocalDate takenOn,
        @Nullable String takenAs,
        @Nullable String ownerNumber,
        @Nullable LocalDate ownerOn,
        @Nullable String counterAs,
        @Nullable LocalDate counterOn,
        @Nullable LocalDate transmittedOn,
        @Nullable String receiptNumber,
        @Nullable LocalDate receiptOn,
        @Nullable String notSentFor) {

    /**
     * What an act cites, each by its number and date as the act gives them; null where it has nothing of the kind.
     *
     * @param delegation of the Conseil to the President or to the Bureau
     * @param order by which the President lets an elected person sign
     * @param contract of the operator who runs the space
     */
    public record References(
            @Nullable String delegation,
            @Nullable String order,
            @Nullable String contract) {}

    /** Does an assembly deliberate, rather than the President decide by delegation? */
    public boolean isDeliberation() {
        return authority.equals("BUREAU") || authority.equals("CONSEIL");
    }

    /** Does it rest on a delegation of the Conseil? */
    public boolean isByDelegation() {
        return !authority.equals("CONSEIL");
    }

    /** Has it gone to the prefecture, or needs it not to? */
    public boolean isTransmitted() {
        return transmittedOn != null || transmit.equals("NON") || notSentFor != null;
    }
}
