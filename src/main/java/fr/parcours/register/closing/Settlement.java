package fr.parcours.register.closing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The final statement of an occupation, EUR throughout: what finance states, and the sums that follow from it.
 *
 * @param keptReason what finance has to say to the part of the deposit that is kept; null when the sums say enough
 * @param feeLastDay the last day that the fee is owed for
 * @param feePaidUntil the last day that it is paid for
 * @param damages degradations, as the exit found them; wear costs nothing
 * @param lock for keys that did not come back
 * @param penaltyDays that the occupant stayed beyond the end
 * @param indemnity that the occupant gets because the owner ended his title
 */
public record Settlement(
        BigDecimal depositPaid,
        @Nullable String keptReason,
        BigDecimal feeYear,
        LocalDate feeLastDay,
        LocalDate feePaidUntil,
        BigDecimal damages,
        BigDecimal lock,
        BigDecimal charges,
        @Nullable String chargesReason,
        int penaltyDays,
        BigDecimal penaltyDay,
        BigDecimal indemnity,
        @Nullable String indemnityReason) {

    /** Days of a year of fee [PARAM]. */
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    public BigDecimal penalty() {
        return penaltyDay.multiply(BigDecimal.valueOf(penaltyDays)).setScale(2, RoundingMode.HALF_UP);
    }

    /** All that the occupant owes, before the deposit and the fee paid ahead. */
    public BigDecimal owed() {
        return damages.add(lock).add(charges).add(penalty());
    }

    /** Of the deposit: what is owed, as far as the deposit goes. */
    public BigDecimal kept() {
        return owed().min(depositPaid);
    }

    /** Of the deposit. */
    public BigDecimal returned() {
        return depositPaid.subtract(kept());
    }

    /** Days that are paid and not used. */
    public int unusedDays() {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(feeLastDay, feePaidUntil)));
    }

    /** The part of the fee that was paid ahead, for the days that are left, rounded to the cent. */
    public BigDecimal feeRefund() {
        return feeYear.multiply(BigDecimal.valueOf(unusedDays())).divide(YEAR, 2, RoundingMode.HALF_UP);
    }

    /** What the occupant has to pay in the end; below zero: what he gets. */
    public BigDecimal balance() {
        return owed().subtract(depositPaid).subtract(feeRefund()).subtract(indemnity);
    }
}
