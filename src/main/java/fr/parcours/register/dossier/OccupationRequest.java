package fr.parcours.register.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is asked (domain.md 5.2), as the start form gives it and corrections change it.
 *
 * @param publicCountFloors null without public, as the two that follow and {@code erpType}
 * @param worksCost EUR; null without works or unknown
 * @param equipmentValue EUR, null when not told
 */
public record OccupationRequest(
        String spaceCode,
        String occupantType,
        String purpose,
        String scenario,
        boolean publicReception,
        @Nullable Integer publicCountFloors,
        @Nullable Integer publicCountBasement,
        @Nullable Integer publicCountTotal,
        @Nullable String erpType,
        int staffCount,
        LocalDate requestedStart,
        LocalDate requestedEnd,
        boolean economicUse,
        boolean worksNeeded,
        @Nullable BigDecimal worksCost,
        @Nullable BigDecimal equipmentValue,
        boolean freeRequested,
        boolean urgency,
        boolean spontaneous,
        boolean oneOff,
        boolean sleeping,
        boolean worshipOrPolitical,
        boolean subOccupants,
        boolean groundUse,
        boolean paidFarming) {
    /** The occupant is a service of the house. */
    public static final String SERVICE = "SERVICE_MEL";

    /** Does somebody from outside the house ask for it? */
    public boolean isExternal() {
        return !occupantType.equals(SERVICE);
    }

    /**
     * What a service of the MEL asks for at its plainest: no works, no use beyond its own.
     *
     * @param visitors public at the same time; 0: staff only
     * @param equipment its value in EUR, null when not told
     */
    public static OccupationRequest ofService(
            String space,
            String purpose,
            String scenario,
            int staff,
            int visitors,
            @Nullable BigDecimal equipment,
            LocalDate start,
            LocalDate end) {
        return new OccupationRequest(
                space,
                SERVICE,
                purpose,
                scenario,
                visitors > 0,
                null,
                null,
                visitors > 0 ? visitors : null,
                null,
                staff,
                start,
                end,
                false,
                false,
                null,
                equipment,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false);
    }

    /** Months of the period, its last day included, a begun month counting whole. */
    public int durationMonths() {
        var length = Period.between(requestedStart, requestedEnd.plusDays(1));
        return (int) length.toTotalMonths() + (length.getDays() > 0 ? 1 : 0);
    }

    /** Public and staff. */
    public int headcount() {
        return staffCount + publicCount();
    }

    /** Persons of the public at the same time; 0 without. */
    public int publicCount() {
        return publicCountTotal == null ? 0 : publicCountTotal;
    }

    /** EUR; 0 without works (contract.md). */
    public BigDecimal costEur() {
        return !worksNeeded || worksCost == null ? BigDecimal.ZERO : worksCost;
    }

    /** The same request in another space. */
    public OccupationRequest in(String space) {
        return with(space, occupantType, purpose, requestedStart, requestedEnd);
    }

    /** The same request for another period. */
    public OccupationRequest during(LocalDate start, LocalDate end) {
        return with(spaceCode, occupantType, purpose, start, end);
    }

    /** The same request in other words. */
    public OccupationRequest about(String words) {
        return with(spaceCode, occupantType, words, requestedStart, requestedEnd);
    }

    /** The same request by another kind of occupant. */
    public OccupationRequest by(String type) {
        return with(spaceCode, type, purpose, requestedStart, requestedEnd);
    }

    private OccupationRequest with(String space, String type, String words, LocalDate start, LocalDate end) {
        return new OccupationRequest(
                space,
                type,
                words,
                scenario,
                publicReception,
                publicCountFloors,
                publicCountBasement,
                publicCountTotal,
                erpType,
                staffCount,
                start,
                end,
                economicUse,
                worksNeeded,
                worksCost,
                equipmentValue,
                freeRequested,
                urgency,
                spontaneous,
                oneOff,
                sleeping,
                worshipOrPolitical,
                subOccupants,
                groundUse,
                paidFarming);
    }
}
