package fr.parcours.register.agreement;

import fr.parcours.DossierNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a title of occupation (domain.md 5.5).
 *
 * @param number prefix of its kind, year and number (AFI-YYYY-NNN for an internal assignment), its own reference for one
 *     that was taken over; all versions of a kind share it
 * @param version 1 for the first draft
 * @param headcount persons, as the dossier stood when it was drafted
 * @param returnRemark what the signatory wants mended; null unless returned
 * @param signedBy login; the quality of the signatory where the title was taken over
 * @param signedAs name and quality of the signatory, as the act must show them (CRPA L212-1)
 * @param executoryAt once signed and its notification queued, a convention's also transmitted
 * @param stale a key fact changed since: it must be drafted and signed again
 */
public record Agreement(
        DossierNumber dossier,
        String number,
        int version,
        String legalTitle,
        Terms terms,
        LocalDate startDate,
        LocalDate endDate,
        int headcount,
        String draftedBy,
        Instant draftedAt,
        @Nullable String authority,
        @Nullable String returnRemark,
        @Nullable String signedBy,
        @Nullable String signedAs,
        @Nullable Instant signedAt,
        @Nullable Instant executoryAt,
        boolean stale) {

    /** What the drafter decides. @param worksCost EUR, 0 without works */
    public record Terms(
            String authorisedUse,
            String responsibleFunction,
            String budgetCode,
            BigDecimal worksCost,
            @Nullable String conditions) {}

    /** A title that was signed before the house kept them. @param signedAs quality of the signatory */
    public record Paper(String reference, LocalDate signedOn, String signedAs) {}

    /** Valid as it stands: executory, and no key fact changed since. */
    public boolean isInForce() {
        return executoryAt != null && !stale;
    }
}
