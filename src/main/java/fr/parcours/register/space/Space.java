package fr.parcours.register.space;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vacant space (domain.md 5.1). Null means unknown.
 *
 * @param building false for bare land
 * @param reserveFonciere bought for a later urban project
 * @param releaseDate when that project needs it back
 * @param maxCapacity persons, public and staff
 * @param closedMonths since it was last in use
 * @param dtaPresent the asbestos file is there
 * @param dtaDegraded and concludes that materials are degraded
 * @param meters state per utility; a utility that is absent from the map is unknown
 * @param budgetCode of the house's budgets, the one that bears the space
 * @param nearTransit metro or tramway within 500 m
 * @param availableFrom first day of the window, null before the first start or without a window
 * @param availableUntil last day of the window, as above
 */
public record Space(
        String code,
        String label,
        String addressLine,
        String postalCode,
        String commune,
        String inseeCode,
        @Nullable BigDecimal areaUsable,
        @Nullable BigDecimal areaPlot,
        boolean building,
        @Nullable Integer buildingPermitYear,
        String ownerType,
        boolean managedByOperator,
        String domaniality,
        boolean reserveFonciere,
        @Nullable LocalDate releaseDate,
        String lastUse,
        @Nullable String erpType,
        String erpCategory,
        int maxCapacity,
        @Nullable Boolean pmrAccess,
        boolean accessibilityDerogation,
        @Nullable Integer closedMonths,
        Status status,
        @Nullable StructuralState structuralState,
        @Nullable Boolean dtaPresent,
        boolean dtaDegraded,
        Soil soil,
        String transport,
        String confidentiality,
        @Nullable LocalDate availableFrom,
        @Nullable LocalDate availableUntil,
        String budgetCode,
        @Nullable Boolean nearTransit,
        @Nullable Boolean fibre,
        Equipment equipment,
        Map<Utility, MeterState> meters) {
    private static final int LAST_ASBESTOS_YEAR = 1997;

    /**
     * What decides which diagnostics are due (table {@code requiredDiagnostics}). Null means unknown.
     *
     * @param riskZone natural, mining or technological risks
     * @param boiler of 4 to 400 kW
     * @param fireEquipment alarm or extinguishers
     * @param showers with hot water
     */
    public record Equipment(
            @Nullable Boolean housing,
            @Nullable Boolean riskZone,
            @Nullable Boolean boiler,
            @Nullable Boolean fireEquipment,
            @Nullable Boolean lift,
            @Nullable Boolean visibleCracks,
            @Nullable Boolean showers) {}

    /** What the inventory says about its use now. Holds of dossiers are not told here but by {@link Days}. */
    public enum Status {
        VACANT,
        OPTION,
        OCCUPE,
        SQUATTE,
        EN_TRAVAUX,
        CEDE
    }

    public enum StructuralState {
        BON,
        MOYEN,
        DEGRADE,
        PERIL
    }

    /** Pollution of the soil. */
    public enum Soil {
        ABSENTE,
        AVEREE,
        INCONNUE
    }

    public enum Utility {
        ELEC,
        GAZ,
        EAU,
        CHAUFFAGE,
        INTERNET
    }

    public enum MeterState {
        OUVERT,
        FERME,
        ABSENT
    }

    /** Number and street; empty for a plot of which nobody knows one. */
    public Optional<String> street() {
        return Optional.of(addressLine).filter(line -> !line.equals(Fact.TO_COMPLETE));
    }

    /** Street, as far as it is known, postal code and commune on one line. */
    public String address() {
        var town = "%s %s".formatted(postalCode, commune);
        return street().map(street -> "%s, %s".formatted(street, town)).orElse(town);
    }

    /** « EV-101 — Ancienne agence technique (Roubaix) »: without the exact address, which is not for everybody. */
    public String title() {
        return "%s — %s (%s)".formatted(code, label, commune);
    }

    /** Is it no longer offered: works, a sale, or a danger? */
    public boolean isWithdrawn() {
        return status == Status.EN_TRAVAUX || status == Status.CEDE || structuralState == StructuralState.PERIL;
    }

    /** Is there this utility, open or closed? Null means unknown. */
    public @Nullable Boolean has(Utility utility) {
        var state = meters.get(utility);
        return state == null ? null : state != MeterState.ABSENT;
    }

    /** Was it built before asbestos was banned on 1 July 1997, or nobody knows when? A permit of that year may be older. */
    public boolean mayHoldAsbestos() {
        return building && (buildingPermitYear == null || buildingPermitYear <= LAST_ASBESTOS_YEAR);
    }

    /** Is the whole period inside the window in which the space may be lent? */
    public boolean isOpenFor(LocalDate from, LocalDate to) {
        return availableFrom != null
                && availableUntil != null
                && !from.isBefore(availableFrom)
                && !to.isAfter(availableUntil);
    }
}
