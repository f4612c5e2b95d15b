package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction;
import fr.parcours.register.utilities.UtilityAction.Kind;
import fr.parcours.register.utilities.UtilityAction.State;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Fluids and network are prepared beside the title, and ordered once it is executory: no opening day in the dark. */
@ParcoursTest
class UtilitiesStory {
    private static final Map<String, Object> CLOSED_ELECTRICITY = Map.of("elecMeter", "FERME", "closedMonths", 2);
    private static final Map<String, Object> NOTHING_TO_DO = Map.of("gasNeeded", false, "closedMonths", 0);

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Utilities utilities;

    @Autowired
    Meters meters;

    @Autowired
    Forms forms;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_closed_meter_is_put_in_service_but_not_before_the_signature() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        journeys.ask("technique", dossier, "task_prepareUtilities");
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete("technique", dossier, "task_prepareUtilities", CLOSED_ELECTRICITY);
        assertThat(state(dossier, Utility.ELEC, Kind.MISE_EN_SERVICE)).isEqualTo(State.PREPARED);
        assertThat(journeys.open(dossier)).doesNotContain("task_orderUtilities");

        sign(dossier);
        journeys.complete("technique", dossier, "task_orderUtilities", Map.of("orderReference", "BC-2026-41"));
        assertThat(state(dossier, Utility.ELEC, Kind.MISE_EN_SERVICE)).isEqualTo(State.ORDERED);
        assertThat(meters.of("EV-102").get(Utility.ELEC).state()).isEqualTo(MeterState.FERME);

        journeys.complete("technique", dossier, "task_confirmUtilities", Map.of("allInService", true));
        assertThat(state(dossier, Utility.ELEC, Kind.MISE_EN_SERVICE)).isEqualTo(State.DONE);
        assertThat(meters.of("EV-102").get(Utility.ELEC)).satisfies(meter -> {
            assertThat(meter.state()).isEqualTo(MeterState.OUVERT);
            assertThat(meter.holderIsMel()).isTrue();
        });
    }

    @Test
    void what_the_inventory_does_not_know_is_not_proposed() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        var task = journeys.task(dossier, "task_prepareUtilities").getId();
        assertThat(journeys.as("technique", () -> forms.task(task)).data())
                .as("who holds the contract of an open meter, and what was modified, nobody has said")
                .containsEntry("elecNeeded", true)
                .doesNotContainKeys("elecMeter", "installationModified");
    }

    @Test
    void what_is_prepared_after_the_signature_is_ordered_at_once() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        sign(dossier);
        journeys.complete("technique", dossier, "task_prepareUtilities", CLOSED_ELECTRICITY);
        journeys.complete("numerique", dossier, "task_prepareNetwork", Map.of("networkNeeded", true, "fibre", false));
        assertThat(journeys.open(dossier)).contains("task_orderUtilities", "task_orderNetwork");
    }

    @Test
    void where_everything_runs_nobody_is_asked_to_order() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        journeys.complete("technique", dossier, "task_prepareUtilities", NOTHING_TO_DO);
        journeys.complete("numerique", dossier, "task_prepareNetwork", Map.of("networkNeeded", true, "fibre", true));
        sign(dossier);
        assertThat(journeys.open(dossier)).doesNotContain("task_orderUtilities", "task_orderNetwork");
        assertThat(utilities.of(dossier)).extracting(UtilityAction::kind).containsOnly(Kind.RELEVE_ENTREE);
    }

    @Test
    void a_router_bridges_so_that_no_key_waits_for_a_cable() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        journeys.complete("technique", dossier, "task_prepareUtilities", NOTHING_TO_DO);
        journeys.complete("numerique", dossier, "task_prepareNetwork", Map.of("networkNeeded", true, "fibre", false));
        sign(dossier);
        journeys.complete("numerique", dossier, "task_orderNetwork");
        journeys.complete(
                "numerique",
                dossier,
                "task_confirmNetwork",
                Map.of("allInService", false, "serviceRemark", "Routeur de prêt en place, le définitif suit."));
        assertThat(state(dossier, Utility.INTERNET, Kind.ROUTEUR_4G)).isEqualTo(State.ORDERED);

        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);

        journeys.act("numerique", dossier, "confirm-network", Map.of("allInService", true));
        assertThat(state(dossier, Utility.INTERNET, Kind.ROUTEUR_4G)).isEqualTo(State.DONE);
        assertThatThrownBy(() -> journeys.act("numerique", dossier, "confirm-network", Map.of("allInService", true)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void giving_up_after_the_order_cancels_it() {
        var dossier = journeys.agreedInPrinciple("EV-102");
        journeys.complete("technique", dossier, "task_prepareUtilities", CLOSED_ELECTRICITY);
        journeys.complete("numerique", dossier, "task_prepareNetwork", Map.of("networkNeeded", true, "fibre", false));
        sign(dossier);
        journeys.complete("technique", dossier, "task_orderUtilities", Map.of("orderReference", "BC-2026-42"));
        journeys.complete("numerique", dossier, "task_orderNetwork", Map.of("orderReference", "BC-2026-43"));

        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête faute de budget."));
        assertThat(utilities.of(dossier)).extracting(UtilityAction::state).containsOnly(State.CANCELLED);
        assertThat(jdbc.sql("select body from outbox where dossier = :dossier and subject like '%commandes à annuler%'")
                        .param("dossier", dossier.value())
                        .query(String.class)
                        .list())
                .as("each trade is told of its own orders")
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body).contains("BC-2026-42").doesNotContain("routeur"),
                        body -> assertThat(body).contains("BC-2026-43", "routeur"));
        journeys.journey(dossier).isEnded();
    }

    private void sign(DossierNumber dossier) {
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        journeys.until(dossier, "task_signDga");
        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN"));
    }

    private State state(DossierNumber dossier, Utility utility, Kind kind) {
        return utilities.of(dossier).stream()
                .filter(action -> action.utility() == utility && action.kind() == kind)
                .map(UtilityAction::state)
                .findFirst()
                .orElseThrow();
    }

    /** Meters belong to the space: the next story finds them as the inventory was first written. */
    @AfterEach
    void meters_are_as_before() {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update space_meter set state = 'OUVERT', holder_is_mel = null where space_code = 'EV-102' and utility = 'ELEC'")
                .update());
    }
}
