package fr.parcours.register.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One appointment on site and, once held or missed, its report.
 *
 * @param no 1 for the first appointment of the dossier
 * @param invited trades asked to come: TECHNIQUE, SECURITE, NUMERIQUE
 * @param invitationNo how often it was moved or called off: calendars keep the highest
 * @param calledOff it does not take place, unless it is planned again
 * @param report null until somebody reports
 */
public record Visit(
        int no,
        Instant at,
        String meetingPoint,
        Set<String> invited,
        String plannedBy,
        int invitationNo,
        boolean calledOff,
        @Nullable Report report) {

    public enum Decision {
        GO,
        GO_RESERVES,
        NO_GO
    }

    /**
     * What came of it.
     *
     * @param heldOn the day on which it was held; null when it was not, or reported before this was asked
     * @param missedReason told only when it was not held
     * @param came trades that were there, invited or not; told only when it was held, as all that follows
     * @param reserves what must be lifted, with GO_RESERVES only
     */
    public record Report(
            boolean held,
            @Nullable LocalDate heldOn,
            @Nullable String missedReason,
            Set<String> came,
            @Nullable Checklist checklist,
            @Nullable Integer capacityEstimate,
            @Nullable String findings,
            @Nullable Decision decision,
            @Nullable String reserves) {
        /** The visit did not take place. */
        public static Report missed(String reason) {
            return new Report(false, null, reason, Set.of(), null, null, null, null, null);
        }
    }

    public record Checklist(
            boolean accessOk,
            boolean exitsOk,
            boolean electricityOk,
            boolean waterOk,
            boolean heatingOk,
            boolean intrusionSigns) {}
}
