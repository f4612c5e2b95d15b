package fr.parcours.register.space;

import static fr.parcours.register.Given.END;
import static fr.parcours.register.Given.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class DaysTest {
    @Autowired
    Days days;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void two_dossiers_that_race_for_one_space_leave_one_holder_and_one_conflict() throws Exception {
        var one = given.dossier("EV-101");
        var other = given.dossier("EV-101");

        var results = Race.<DossierNumber>run(List.of(
                () -> hold("EV-101", one, START, END),
                () -> hold("EV-101", other, START.plusDays(30), END.plusDays(30))));

        assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
        assertThat(days.holdsAny(one) ^ days.holdsAny(other)).isTrue();
    }

    @Test
    void a_dossier_is_no_overlap_to_itself_and_the_day_after_another_is_free() {
        var one = given.dossier("EV-102");
        var other = given.dossier("EV-102");
        hold("EV-102", one, START, END);

        assertThat(days.overlaps("EV-102", START, END, one)).isFalse();
        assertThat(days.overlaps("EV-102", END, END.plusDays(10), other)).isTrue();
        assertThat(days.overlaps("EV-102", END.plusDays(1), END.plusDays(10), other))
                .isFalse();
        hold("EV-102", other, END.plusDays(1), END.plusDays(10));
    }

    @Test
    void another_period_and_another_space_give_the_earlier_days_back() {
        var dossier = given.dossier("EV-103");
        var other = given.dossier("EV-103");
        hold("EV-103", dossier, START, END);

        hold("EV-103", dossier, START.plusDays(10), END.plusDays(5));
        assertThat(days.overlaps("EV-103", START, START.plusDays(9), other)).isFalse();
        assertThat(days.overlaps("EV-103", END.plusDays(5), END.plusDays(5), other))
                .isTrue();

        hold("EV-105", dossier, START, END);
        assertThat(days.overlaps("EV-103", START, END.plusDays(30), other)).isFalse();
        assertThat(days.overlaps("EV-105", START, START, other)).isTrue();
    }

    @Test
    void an_early_end_frees_the_days_after_it_and_a_release_frees_all() {
        var dossier = given.dossier("EV-110");
        var other = given.dossier("EV-110");
        hold("EV-110", dossier, START, END);

        transaction.executeWithoutResult(status -> days.releaseAfter(dossier, START.plusDays(10)));
        assertThat(days.overlaps("EV-110", START.plusDays(10), START.plusDays(10), other))
                .isTrue();
        assertThat(days.overlaps("EV-110", START.plusDays(11), END, other)).isFalse();

        transaction.executeWithoutResult(status -> days.release(dossier));
        assertThat(days.holdsAny(dossier)).isFalse();
    }

    @Test
    void who_comes_second_is_told_which_space_is_taken() {
        hold("EV-111", given.dossier("EV-111"), START, START);
        var second = given.dossier("EV-111");

        assertThatThrownBy(() -> hold("EV-111", second, START, END))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("EV-111");
        assertThat(days.holdsAny(second)).isFalse();
    }

    private DossierNumber hold(String space, DossierNumber dossier, LocalDate from, LocalDate to) {
        transaction.executeWithoutResult(status -> days.hold(space, from, to, dossier));
        return dossier;
    }
}
