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
 * @param number of the decision or deliberation; null until it is known: nobody makes one up
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

    /** Does an assembly deliberate, rather than the President decide by delegation? */
    public boolean isDeliberation() {
        return authority.equals("BUREAU") || authority.equals("CONSEIL");
    }

    /** Has it gone to the prefecture, or needs it not to? */
    public boolean isTransmitted() {
        return transmittedOn != null || transmit.equals("NON") || notSentFor != null;
    }
}
