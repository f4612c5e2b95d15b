package fr.parcours.register.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.safety.Step.State;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** What an authority's delay means, and what the gate and the opening check are told. */
@Tag("database")
@SpringJUnitConfig(Registers.class)
class SafetyTest {
    private static final LocalDate FILED = Registers.TODAY;

    @Autowired
    Safety safety;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    private DossierNumber dossier;

    @BeforeEach
    void a_dossier() {
        dossier = given.dossier("EV-001");
    }

    @Test
    void silence_accepts_a_complete_file_the_day_after_four_months() {
        due("CAT5", Requirement.DOSSIER_AT_13824);
        file(Requirement.DOSSIER_AT_13824, FILED, false);

        var step = safety.step(dossier, Requirement.DOSSIER_AT_13824);
        assertThat(step.isAcceptedBySilence("CAT5")).isTrue();
        assertThat(step.silenceEnds()).isEqualTo(FILED.plusMonths(4).plusDays(1));
    }

    @Test
    void it_says_nothing_of_an_incomplete_one_nor_of_a_derogation_in_a_large_place() {
        due("CAT2", Requirement.DOSSIER_AT_13824);
        file(Requirement.DOSSIER_AT_13824, null, false);
        assertThat(safety.step(dossier, Requirement.DOSSIER_AT_13824).isAcceptedBySilence("CAT5"))
                .isFalse();

        file(Requirement.DOSSIER_AT_13824, FILED, true);
        var step = safety.step(dossier, Requirement.DOSSIER_AT_13824);
        assertThat(step.isAcceptedBySilence("CAT2")).isFalse();
        assertThat(step.isAcceptedBySilence("CAT3")).isTrue();
    }

    @Test
    void the_commission_goes_with_the_order_of_the_mayor_and_that_is_never_tacit() {
        due("CAT3", Requirement.SAISINE_COMMISSION, Requirement.VISITE_COMMISSION, Requirement.ARRETE_OUVERTURE);
        file(Requirement.ARRETE_OUVERTURE, FILED, false);
        assertThat(safety.steps(dossier)).extracting(Step::state).containsOnly(State.WAITING);
        assertThat(safety.step(dossier, Requirement.ARRETE_OUVERTURE).isAcceptedBySilence("CAT3"))
                .isFalse();

        answer(Requirement.ARRETE_OUVERTURE, true);
        assertThat(safety.steps(dossier)).extracting(Step::state).containsOnly(State.GRANTED);
        assertThat(safety.withheld(dossier)).isEmpty();
    }

    @Test
    void what_is_done_on_site_is_confirmed_there_and_does_not_hold_back_the_keys() {
        due("NON_ERP", Requirement.CONTROLE_CODE_TRAVAIL, Requirement.DUERP_MAJ);
        assertThat(safety.withheld(dossier)).isEmpty();
        assertThat(safety.open(dossier)).hasSize(2);

        transaction.executeWithoutResult(with -> safety.confirm(dossier, List.of(Requirement.DUERP_MAJ), "securite"));
        assertThat(safety.open(dossier))
                .extracting(Step::requirement)
                .containsExactly(Requirement.CONTROLE_CODE_TRAVAIL);
    }

    @Test
    void what_is_no_longer_due_goes_unless_somebody_sees_to_it() {
        due("CAT5", Requirement.DOSSIER_AT_13824, Requirement.REGISTRE_SECURITE);
        transaction.executeWithoutResult(with -> {
            safety.take(dossier, "too early");
            safety.beginPermits(dossier);
            safety.take(dossier, "instance");
            safety.take(dossier, "another");
        });
        assertThat(safety.takenBy("too early")).isEmpty();
        assertThat(safety.takenBy("instance")).containsExactly(Requirement.DOSSIER_AT_13824);
        assertThat(safety.takenBy("another")).isEmpty();

        due("NON_ERP", Requirement.CONTROLE_CODE_TRAVAIL);
        assertThat(safety.steps(dossier))
                .extracting(Step::requirement)
                .containsExactly(Requirement.CONTROLE_CODE_TRAVAIL, Requirement.DOSSIER_AT_13824);
    }

    @Test
    void planning_says_itself_how_long_it_may_take() {
        transaction.executeWithoutResult(with -> safety.plan(dossier, Map.of(Requirement.PERMIS_CONSTRUIRE, 5)));
        assertThat(safety.longestDelay(dossier)).isEqualTo(Period.ofMonths(5));
        answer(Requirement.PERMIS_CONSTRUIRE, true);
        assertThat(safety.longestDelay(dossier)).isEqualTo(Period.ZERO);
    }

    @Test
    void what_nobody_asked_for_is_not_there() {
        assertThat(safety.category(dossier)).isEqualTo(Safety.TO_STUDY);
        assertThatThrownBy(() -> safety.step(dossier, Requirement.GN6)).isInstanceOf(NotFound.class);
    }

    private void due(String category, Requirement... due) {
        transaction.executeWithoutResult(with -> safety.assess(dossier, category, List.of(due)));
    }

    private void file(Requirement requirement, LocalDate completeOn, boolean derogation) {
        transaction.executeWithoutResult(
                with -> safety.file(dossier, requirement, FILED, completeOn, derogation, "securite"));
    }

    private void answer(Requirement requirement, boolean granted) {
        transaction.executeWithoutResult(
                with -> safety.answered(dossier, requirement, granted, FILED, null, null, "securite"));
    }
}
