package fr.parcours.register.closing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.register.closing.Settlement.Stated;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** A final statement adds up, to the cent. */
class SettlementTest {
    private static final LocalDate LAST = LocalDate.of(2027, 6, 30);

    @Test
    void a_fee_that_was_paid_ahead_goes_back_by_the_day_and_rounded_to_the_cent() {
        var settled = settled("0", "1000", LAST.plusDays(1), "0", 0);
        assertThat(settled.unusedDays()).isOne();
        assertThat(settled.feeRefund()).isEqualTo(new BigDecimal("2.74"));
        assertThat(settled.balance()).isEqualByComparingTo("-2.74");
    }

    @Test
    void a_fee_that_is_not_paid_to_the_end_is_no_refund() {
        assertThat(settled("0", "1000", LAST.minusDays(40), "0", 0).feeRefund()).isZero();
    }

    @Test
    void no_more_is_kept_than_is_owed_nor_than_was_paid() {
        assertThat(settled("600", "0", LAST, "180", 0).kept()).isEqualByComparingTo("180");
        assertThat(settled("600", "0", LAST, "100", 20).kept()).isEqualByComparingTo("600");
    }

    @Test
    void a_share_of_the_turnover_is_owed_beside_the_charges_and_a_fee_of_no_day_goes_back_whole() {
        var stated = new Stated(
                new BigDecimal("100"),
                null,
                LAST,
                new BigDecimal("3650"),
                new BigDecimal("25.50"),
                null,
                new BigDecimal("12345.67"),
                BigDecimal.ZERO,
                null);
        var settled = new Settlement(
                stated,
                new BigDecimal("3650"),
                LAST,
                new BigDecimal("2.5"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO);
        assertThat(settled.share()).as("2,5 % × 12 345,67 €").isEqualTo(new BigDecimal("308.64"));
        assertThat(settled.owed()).as("25,50 + 308,64").isEqualByComparingTo("334.14");
        assertThat(settled.feeRefund()).as("whole, not by the day").isEqualByComparingTo("3650");
        assertThat(settled.balance()).as("334,14 - 100 - 3 650").isEqualByComparingTo("-3415.86");
    }

    @Test
    void a_day_of_a_year_that_has_366_is_a_smaller_part_of_it() {
        var stated = new Stated(
                BigDecimal.ZERO,
                null,
                LocalDate.of(2028, 4, 30),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
        var settled = new Settlement(
                stated,
                new BigDecimal("8550"),
                LocalDate.of(2027, 10, 15),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO);
        assertThat(settled.feeRefund()).as("8 550 € × 198 ÷ 366").isEqualByComparingTo("4625.41");
    }

    @Property(tries = 300)
    void what_is_kept_and_what_goes_back_are_the_deposit_and_the_balance_is_what_is_left(
            @ForAll @BigRange(min = "0", max = "99999") @Scale(2) BigDecimal deposit,
            @ForAll @BigRange(min = "0", max = "99999") @Scale(2) BigDecimal fee,
            @ForAll @BigRange(min = "0", max = "99999") @Scale(2) BigDecimal damages,
            @ForAll @IntRange(max = 400) int paidAhead,
            @ForAll @IntRange(max = 400) int penaltyDays) {
        var settled = settled(
                deposit.toPlainString(),
                fee.toPlainString(),
                LAST.plusDays(paidAhead),
                damages.toPlainString(),
                penaltyDays);
        assertThat(settled.kept().add(settled.returned())).isEqualByComparingTo(deposit);
        assertThat(settled.returned().signum()).isNotNegative();
        assertThat(settled.balance())
                .isEqualByComparingTo(settled.owed()
                        .subtract(settled.kept())
                        .subtract(settled.returned())
                        .subtract(settled.feeRefund()));
    }

    private static Settlement settled(
            String deposit, String feeYear, LocalDate paidUntil, String damages, int penaltyDays) {
        return new Settlement(
                new Stated(
                        new BigDecimal(deposit),
                        null,
                        paidUntil,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null),
                new BigDecimal(feeYear),
                LAST,
                BigDecimal.ZERO,
                new BigDecimal(damages),
                BigDecimal.ZERO,
                penaltyDays,
                new BigDecimal("50"));
    }
}
