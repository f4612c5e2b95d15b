package fr.parcours.register.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.utilities.Utilities.Planned;
import fr.parcours.register.utilities.UtilityAction.Kind;
import fr.parcours.register.utilities.UtilityAction.State;
import fr.parcours.register.utilities.UtilityAction.Trade;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class UtilitiesTest {
    private static final Planned POWER = new Planned(Utility.ELEC, Kind.MISE_EN_SERVICE);
    private static final Planned READING = new Planned(Utility.EAU, Kind.RELEVE_ENTREE);
    private static final Planned FLUSHING = new Planned(Utility.EAU, Kind.RINCAGE_RESEAU);
    private static final Planned ROUTER = new Planned(Utility.INTERNET, Kind.ROUTEUR_4G);

    @Autowired
    Utilities utilities;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void each_trade_orders_its_own_and_a_reading_engages_nobody() {
        var dossier = given.dossier("EV-101");
        prepare(dossier, Trade.FLUIDS, POWER, READING);
        prepare(dossier, Trade.NETWORK, ROUTER);
        assertThat(utilities.toOrder(dossier, Trade.FLUIDS))
                .extracting(UtilityAction::title)
                .containsExactly("Électricité : mettre en service");

        order(dossier, Trade.FLUIDS);
        assertThat(state(dossier, POWER)).isEqualTo(State.ORDERED);
        assertThat(state(dossier, ROUTER)).isEqualTo(State.PREPARED);

        transaction.executeWithoutResult(status -> {
            utilities.confirm(dossier, Trade.FLUIDS, Given.START, "technique");
            utilities.readAtEntry(dossier, List.of(Utility.EAU, Utility.GAZ), Given.START, "technique");
        });
        assertThat(state(dossier, POWER)).isEqualTo(State.DONE);
        assertThat(state(dossier, READING)).isEqualTo(State.DONE);
    }

    @Test
    void preparing_again_replaces_what_nobody_has_ordered() {
        var dossier = given.dossier("EV-101");
        prepare(dossier, Trade.FLUIDS, POWER);
        order(dossier, Trade.FLUIDS);
        prepare(dossier, Trade.FLUIDS, POWER, READING);
        prepare(dossier, Trade.FLUIDS, POWER, FLUSHING);

        assertThat(utilities.of(dossier))
                .extracting(UtilityAction::kind)
                .containsExactlyInAnyOrder(POWER.kind(), FLUSHING.kind());
        assertThat(state(dossier, POWER)).isEqualTo(State.ORDERED);
    }

    @Test
    void what_is_cancelled_says_what_had_been_ordered() {
        var dossier = given.dossier("EV-101");
        prepare(dossier, Trade.FLUIDS, POWER);
        order(dossier, Trade.FLUIDS);
        prepare(dossier, Trade.NETWORK, ROUTER);

        var ordered = transaction.execute(status -> utilities.cancel(dossier));
        assertThat(ordered).extracting(UtilityAction::kind).containsExactly(Kind.MISE_EN_SERVICE);
        assertThat(utilities.of(dossier)).extracting(UtilityAction::state).containsOnly(State.CANCELLED);
    }

    @Test
    void an_order_to_be_placed_again_is_not_lost_when_the_occupation_is() {
        var dossier = given.dossier("EV-101");
        prepare(dossier, Trade.FLUIDS, POWER, READING);
        order(dossier, Trade.FLUIDS);
        transaction.executeWithoutResult(status -> utilities.reopen(dossier));

        var ordered = transaction.execute(status -> utilities.cancel(dossier));
        assertThat(ordered).extracting(UtilityAction::reference).containsExactly("BC-7");
    }

    @Test
    void an_order_that_is_no_longer_planned_is_cancelled_and_told_once() {
        var dossier = given.dossier("EV-101");
        prepare(dossier, Trade.FLUIDS, POWER);
        order(dossier, Trade.FLUIDS);
        transaction.executeWithoutResult(status -> utilities.reopen(dossier));

        assertThat(prepare(dossier, Trade.NETWORK, ROUTER))
                .as("another trade's")
                .isEmpty();
        assertThat(prepare(dossier, Trade.FLUIDS, READING))
                .extracting(UtilityAction::reference)
                .containsExactly("BC-7");
        assertThat(state(dossier, POWER)).isEqualTo(State.CANCELLED);

        assertThat(prepare(dossier, Trade.FLUIDS, POWER)).isEmpty();
        assertThat(utilities.toOrder(dossier, Trade.FLUIDS))
                .singleElement()
                .satisfies(action -> assertThat(action.isToOrderAgain()).isFalse());
    }

    private List<UtilityAction> prepare(DossierNumber dossier, Trade trade, Planned... planned) {
        return transaction.execute(status -> utilities.prepare(dossier, trade, List.of(planned), "technique"));
    }

    private void order(DossierNumber dossier, Trade trade) {
        transaction.executeWithoutResult(status ->
                utilities.order(dossier, trade, "BC-7", Registers.TODAY, Registers.TODAY.plusDays(7), "technique"));
    }

    private State state(DossierNumber dossier, Planned planned) {
        return utilities.of(dossier).stream()
                .filter(action -> action.utility() == planned.utility() && action.kind() == planned.kind())
                .map(UtilityAction::state)
                .findFirst()
                .orElseThrow();
    }
}
