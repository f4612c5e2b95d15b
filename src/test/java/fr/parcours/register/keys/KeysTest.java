package fr.parcours.register.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.insurance.Coverages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class KeysTest {
    @Autowired
    Keys keys;

    @Autowired
    Gate gate;

    @Autowired
    Agreements agreements;

    @Autowired
    Coverages coverages;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void no_key_leaves_before_every_condition_is_met_and_the_desk_is_told_which_is_not() {
        var dossier = given.dossier("EV-101");
        isMissing(
                dossier,
                Gate.Code.TITRE_ABSENT,
                Gate.Code.ASSURANCE_ABSENTE,
                Gate.Code.EDL_ABSENT,
                Gate.Code.OUVERTURE_NON_VERIFIEE);
        assertThatThrownBy(() -> handOver(dossier, "EV-101", 1))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("titre")
                .hasMessageContaining("assurance")
                .hasMessageContaining("état des lieux")
                .hasMessageContaining("vérification");

        given.executoryNote(dossier);
        isMissing(dossier, Gate.Code.ASSURANCE_ABSENTE, Gate.Code.EDL_ABSENT, Gate.Code.OUVERTURE_NON_VERIFIEE);
        given.insurance(dossier);
        isMissing(dossier, Gate.Code.EDL_ABSENT, Gate.Code.OUVERTURE_NON_VERIFIEE);
        given.entryInventory(dossier);
        isMissing(dossier, Gate.Code.OUVERTURE_NON_VERIFIEE);
        given.openingCheck(dossier, false);
        isMissing(dossier, Gate.Code.OUVERTURE_NON_VERIFIEE);
        given.openingCheck(dossier, true);
        isMissing(dossier);

        handOver(dossier, "EV-101", 1);
        assertThat(keys.areOut(dossier)).isTrue();
    }

    @Test
    void a_changed_fact_closes_the_gate_again() {
        var dossier = given.readyForKeys("EV-101");
        transaction.executeWithoutResult(status -> {
            agreements.markStale(dossier);
            coverages.markStale(dossier);
        });
        isMissing(dossier, Gate.Code.TITRE_A_REPRENDRE, Gate.Code.ASSURANCE_ABSENTE);
        assertThatThrownBy(() -> handOver(dossier, "EV-101", 1)).hasMessageContaining("signer de nouveau");

        given.executoryNote(dossier);
        isMissing(dossier, Gate.Code.ASSURANCE_ABSENTE);
        given.insurance(dossier);
        isMissing(dossier);
    }

    @Test
    void the_desk_finds_in_the_cabinet_what_came_back_and_not_what_is_out() {
        var dossier = given.readyForKeys("EV-106");
        handOver(dossier, "EV-106", 1);
        assertThat(keys.inCabinet("EV-106")).isEmpty();

        transaction.executeWithoutResult(status -> keys.takeBack(dossier, "patrimoine"));
        assertThat(keys.inCabinet("EV-106"))
                .extracting(KeySet::title)
                .containsExactly("Jeu n° 1 : badge, 2 exemplaires");
    }

    private void isMissing(DossierNumber dossier, Gate.Code... codes) {
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).containsExactly(codes);
    }

    @Test
    void two_desks_that_hand_over_the_same_set_leave_one_holder_and_one_conflict() throws Exception {
        var one = ready("EV-102");
        var other = ready("EV-102");

        for (var round = 1;
                round <= 2;
                round++) { // first a set that the register does not know, then one in the cabinet
            var results = Race.<DossierNumber>run(
                    List.of(() -> handOver(one, "EV-102", 7), () -> handOver(other, "EV-102", 7)));

            assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
            assertThat(keys.areOut(one) ^ keys.areOut(other)).isTrue();
            transaction.executeWithoutResult(status -> {
                keys.takeBack(one, "patrimoine");
                keys.takeBack(other, "patrimoine");
            });
        }
    }

    @Test
    void keys_that_are_out_already_enter_the_register_as_such_without_the_gate() {
        var earlier = ready("EV-106");
        handOver(earlier, "EV-106", 1);
        handOver(earlier, "EV-106", 3);
        transaction.executeWithoutResult(
                status -> keys.recordLoss(earlier, Set.of(1), "Le jeu n° 1", null, "patrimoine"));

        var running = given.dossier("EV-106");
        transaction.executeWithoutResult(status -> keys.takeOver(
                running, "EV-106", 2, "Responsable du service", Registers.TODAY.minusMonths(6), "patrimoine"));

        assertThat(keys.of(running)).extracting(set -> set.id().no()).containsExactly(2, 3);
        assertThat(keys.receipt(running))
                .get()
                .extracting(Keys.Receipt::acknowledgedBy)
                .isNull();
        transaction.executeWithoutResult(status -> keys.takeBack(running, "patrimoine"));
        assertThat(keys.areOut(running)).isFalse();
    }

    @Test
    void a_lost_set_is_handed_to_nobody_and_a_refused_one_to_whoever_is_next() {
        var dossier = ready("EV-103");
        handOver(dossier, "EV-103", 1);
        transaction.executeWithoutResult(status -> keys.refuseReceipt(dossier, "Il manque le badge.", "agent"));
        assertThat(keys.areOut(dossier)).isFalse();

        handOver(dossier, "EV-103", 1);
        transaction.executeWithoutResult(status -> keys.acknowledge(dossier, "agent"));
        transaction.executeWithoutResult(
                status -> keys.recordLoss(dossier, Set.of(1), "Le jeu n° 1", BigDecimal.TEN, "patrimoine"));
        assertThat(keys.areOut(dossier)).isFalse();
        assertThat(keys.receipt(dossier))
                .get()
                .extracting(Keys.Receipt::missingKeys)
                .isEqualTo("Le jeu n° 1");
        assertThatThrownBy(() -> handOver(ready("EV-103"), "EV-103", 1)).isInstanceOf(Conflict.class);
    }

    @Test
    void of_two_sets_the_one_that_came_back_may_be_handed_out_again() {
        var dossier = ready("EV-104");
        handOver(dossier, "EV-104", 1);
        handOver(dossier, "EV-104", 2);
        transaction.executeWithoutResult(status -> keys.recordLoss(dossier, Set.of(2), "Perdu.", null, "patrimoine"));

        var next = ready("EV-104");
        assertThatThrownBy(() -> handOver(next, "EV-104", 2)).isInstanceOf(Conflict.class);
        handOver(next, "EV-104", 1);
    }

    private DossierNumber ready(String space) {
        return given.readyForKeys(space);
    }

    private DossierNumber handOver(DossierNumber dossier, String space, int setNo) {
        transaction.executeWithoutResult(status -> keys.handOver(
                dossier,
                space,
                List.of(new Keys.Given(setNo, KeySet.Kind.BADGE, 2, KeySet.Reproducible.INCONNU)),
                "Responsable",
                false,
                "patrimoine"));
        return dossier;
    }
}
