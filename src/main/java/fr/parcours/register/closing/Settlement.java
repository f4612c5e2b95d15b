package fr.parcours.register.closing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The final statement of an occupation, EUR throughout: what finance states, what the registers know, and the sums that
 * follow from both.
 *
 * @param feeLastDay the last day that the fee is owed for
 * @param turnoverPercent that the title asks for beside the fee; 0 without
 * @param damages degradations, as the exit found them; wear costs nothing
 * @param lock for keys that did not come back
 * @param penaltyDays that the occupant stayed beyond the end
 */
public record Settlement(
        Stated stated,
        BigDecimal feeYear,
        LocalDate feeLastDay,
        BigDecimal turnoverPercent,
        BigDecimal damages,
        BigDecimal lock,
        int penaltyDays,
        BigDecimal penaltyDay) {

    /**
     * What finance adds to what the registers know.
     *
     * @param keptReason what there is to say to the part of the deposit that is kept; null when the sums say enough
     * @param feePaidUntil the last day that the fee is paid for
     * @param feePaid for a time of which no day is owed, so that it goes back whole; 0 where days are counted
     * @param turnover whose variable part is not paid yet
     * @param indemnity that the occupant gets because the owner ended his title
     */
    public record Stated(
            BigDecimal depositPaid,
            @Nullable String keptReason,
            LocalDate feePaidUntil,
            BigDecimal feePaid,
            BigDecimal charges,
            @Nullable String chargesReason,
            BigDecimal turnover,
            BigDecimal indemnity,
            @Nullable String indemnityReason) {}

    public BigDecimal penalty() {
        return penaltyDay.multiply(BigDecimal.valueOf(penaltyDays)).setScale(2, RoundingMode.HALF_UP);
    }

    /** The variable part of the fee, rounded to the cent. */
    public BigDecimal share() {
        return stated.turnover.multiply(turnoverPercent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** All that the occupant owes, before the deposit and the fee paid ahead. */
    public BigDecimal owed() {
        return damages.add(lock).add(stated.charges).add(share()).add(penalty());
    }

    /** Of the deposit: what is owed, as far as the deposit goes. */
    public BigDecimal kept() {
        return owed().min(stated.depositPaid);
    }

    /** Of the deposit. */
    public BigDecimal returned() {
        return stated.depositPaid.subtract(kept());
    }

    /** Days that are paid and not used. */
    public int unusedDays() {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(feeLastDay, stated.feePaidUntil)));
    }

    /** Days of the year of fee that ends with what is paid: 365, or 366. */
    public int yearDays() {
        var next = stated.feePaidUntil.plusDays(1);
        return Math.toIntExact(ChronoUnit.DAYS.between(next.minusYears(1), next));
    }

    /** The part of the fee that was paid ahead: for the days that are left, rounded to the cent, or whole. */
    public BigDecimal feeRefund() {
        return feeYear.multiply(BigDecimal.valueOf(unusedDays()))
                .divide(BigDecimal.valueOf(yearDays()), 2, RoundingMode.HALF_UP)
                .add(stated.feePaid);
    }

    /** What the occupant has to pay in the end; below zero: what he gets. */
    public BigDecimal balance() {
        return owed().subtract(stated.depositPaid).subtract(feeRefund()).subtract(stated.indemnity);
    }
}
