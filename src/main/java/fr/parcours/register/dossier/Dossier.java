package fr.parcours.register.dossier;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as it stands.
 *
 * @param service id of the requesting service: the tenant
 * @param hierarchicalValidation what the superior said last, null before
 * @param agreementConditions what the agreement in principle asks for, null before or without
 * @param holdExpiresAt when the option ends by itself; null without one, and once it no longer expires
 * @param agreementLapsesAt when the agreement in principle lapses, unless the title is executory by then; null before
 * @param occupationEnd last day of the occupation, null before the space is open
 * @param takenOverAt when the house took it over as an occupation that ran already; null: it came the whole way here
 */
public record Dossier(
        DossierNumber number,
        Instant requestedAt,
        String requesterLogin,
        String service,
        OccupationRequest request,
        DossierState state,
        Instant stateSince,
        @Nullable Boolean hierarchicalValidation,
        @Nullable String validationComment,
        @Nullable String refusalReason,
        @Nullable String abandonReason,
        @Nullable String agreementConditions,
        @Nullable Instant holdExpiresAt,
        @Nullable Instant agreementLapsesAt,
        @Nullable LocalDate occupationEnd,
        @Nullable Instant takenOverAt) {
    /** What the house has not said yes or no to. */
    static final Set<DossierState> UNANSWERED =
            Set.of(DossierState.DEPOSE, DossierState.INCOMPLET, DossierState.EN_INSTRUCTION);

    /** Does somebody from outside still wait for an agreement in principle or a refusal? */
    public boolean isUnanswered() {
        return request.isExternal() && UNANSWERED.contains(state);
    }

    /** Was the end brought forward, by a notice or by the owner? As long as no extension is under way. */
    public boolean endsEarly() {
        return lastDay().isBefore(request.requestedEnd());
    }

    /** Last day of the occupation: as it is now, or as it is asked for. */
    public LocalDate lastDay() {
        return occupationEnd == null ? request.requestedEnd() : occupationEnd;
    }
}
