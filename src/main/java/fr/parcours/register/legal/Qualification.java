package fr.parcours.register.legal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of the title say of a dossier, in their words.
 *
 * @param publicityDays calendar days of the notice that this competition asks for; 0: none is waited for
 * @param feeYear EUR a year, as the grid gives it; 0 without a fee, or when the owner sets it
 * @param turnoverPercent of the turnover, beside the fee; 0 without
 * @param feeComputation French: how the sum came about; null without a sum
 * @param depositMonths of the fee
 * @param authority that would sign, as the facts were known then
 * @param ownerDeliberationRequired the owner's council deliberates first
 */
public record Qualification(
        String legalTitle,
        String competition,
        int publicityDays,
        String fee,
        BigDecimal feeYear,
        BigDecimal turnoverPercent,
        @Nullable String feeComputation,
        int depositMonths,
        String authority,
        boolean ownerDeliberationRequired) {
    /** A service of the house occupies a space of the house, by a note. */
    public static final String INTERNAL = "AFFECTATION_INTERNE";

    /** No jurist has found a title. */
    public static final String UNDECIDED = "ANALYSE_JURIDIQUE";

    /** What the Conseil votes beforehand: a fee of the public domain, or the conditions of its free use. */
    private static final Set<String> VOTED = Set.of("REDEVANCE", "REDEVANCE_FIXE_VARIABLE", "GRATUIT_FACULTATIF");

    /** The house pays the owner; nobody pays the house. */
    public static final String PAID_BY_THE_HOUSE = "A_PAYER_PAR_MEL";

    /** What is paid for the private domain; its name follows the title. */
    private static final String PRIVATE_PRICE = "INDEMNITE_OU_LOYER";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    /** May the road go on at all? Not without a title, nor where procurement law applies. */
    public boolean isPossible() {
        return !legalTitle.equals(UNDECIDED) && !competition.equals("COMMANDE_PUBLIQUE");
    }

    public boolean isInternal() {
        return legalTitle.equals(INTERNAL);
    }

    /** Is something to be published before anything is promised: a notice, or why there is none? */
    public boolean isPublished() {
        return publicityDays > 0 || competition.equals("AMIABLE_MOTIVE");
    }

    public boolean tariffNeeded() {
        return isVoted(fee);
    }

    /** Nothing is paid for the occupation. */
    public boolean isFree() {
        return isFree(fee);
    }

    public boolean isPaidByTheHouse() {
        return fee.equals(PAID_BY_THE_HOUSE);
    }

    /** Does the private domain ask its price? The law leaves it to the owner (CG3P, L2221-1). */
    public boolean isPriceOfPrivateDomain() {
        return fee.equals(PRIVATE_PRICE);
    }

    /** What the occupant's money is called: « redevance » on the public domain, else as the title says. */
    public String price() {
        if (!isPriceOfPrivateDomain()) {
            return "redevance";
        }
        return legalTitle.equals("BAIL_DEROGATOIRE") ? "loyer" : "indemnité";
    }

    /** As {@link #tariffNeeded()}, of an answer of table {@code fee}. */
    public static boolean isVoted(String fee) {
        return VOTED.contains(fee);
    }

    /** As {@link #isFree()}, of an answer of table {@code fee}. */
    public static boolean isFree(String fee) {
        return fee.startsWith("GRATUIT");
    }

    /** EUR. */
    public BigDecimal deposit() {
        return feeYear.multiply(BigDecimal.valueOf(depositMonths)).divide(MONTHS, 2, RoundingMode.HALF_UP);
    }
}
