package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.robot.Robot;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the agreement in principle to « Ouvert »: the place is seen, read and checked before its keys leave. */
@ParcoursTest
class HandoverStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Inventories inventories;

    @Autowired
    Openings openings;

    @Autowired
    Safety safety;

    @Autowired
    Meters meters;

    @Autowired
    Clock clock;

    @Autowired
    TestClock time;

    @Autowired
    Deposits deposits;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void staff_only_in_the_old_control_room_opens_without_a_word_to_the_neighbours() {
        var dossier = journeys.agreed("EV-001");
        journeys.until(dossier, "task_takeEntryInventory");
        assertThat(journeys.open(dossier)).containsExactly("task_takeEntryInventory");

        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeEntryInventory",
                Map.of(
                        "equipment",
                        List.of(Map.of("label", "Bureau", "quantity", 4, "condition", "4")),
                        "exitsFree",
                        true,
                        "extinguishersCount",
                        2,
                        "alarm",
                        "ESSAYEE"));
        assertThat(inventories.find(dossier, Kind.ENTREE)).get().satisfies(inventory -> {
            assertThat(inventory.equipment()).extracting("label").containsExactly("Bureau");
            assertThat(inventory.safety()).isNotNull();
        });
        journeys.complete("agent", dossier, "task_countersignEntry", Map.of("countersign", "SIGN"));
        assertThat(journeys.open(dossier)).containsExactlyInAnyOrder("task_readMeters", "task_checkOpening");

        journeys.complete("technique", dossier, "task_readMeters", Map.of("waterIndex", 123.5));
        assertThat(meters.readings(dossier)).extracting(Reading::utility).contains(Utility.EAU);
        journeys.complete("securite", dossier, "task_checkOpening");
        assertThat(safety.open(dossier)).isEmpty();

        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(openings.neighboursInformedOn(dossier)).isEmpty();
    }

    @Test
    void with_the_public_the_neighbours_are_told_before_the_keys() {
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode",
                        "EV-001",
                        "publicReception",
                        true,
                        "publicCountFloors",
                        12,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        12,
                        "erpType",
                        "W",
                        "staffCount",
                        4,
                        "requestedEnd",
                        LocalDate.now(clock).plusDays(310).toString()));
        journeys.until(dossier, "task_takeEntryInventory");
        assertThat(journeys.open(dossier))
                .containsExactlyInAnyOrder("task_informNeighbours", "task_takeEntryInventory");

        journeys.complete(
                "communication",
                dossier,
                "task_informNeighbours",
                Map.of("noticePerimeter", "Les immeubles de la rue"));
        assertThat(openings.neighboursInformedOn(dossier)).contains(LocalDate.now(clock));
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void a_place_that_is_not_ready_is_looked_at_again() {
        var dossier = journeys.signed("EV-101");
        journeys.until(dossier, "task_checkOpening");
        journeys.ask("securite", dossier, "task_checkOpening");
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete(
                "securite",
                dossier,
                "task_checkOpening",
                Map.of("exitsFree", false, "openingRemark", "Des cartons devant l'issue de secours."));
        journeys.untilOnly(dossier, "task_checkOpening");
        assertThat(journeys.as(
                        "securite",
                        () -> new Robot("http://localhost:" + port)
                                .get(
                                        "securite",
                                        "/api/tasks/%s/form"
                                                .formatted(journeys.task(dossier, "task_checkOpening")
                                                        .getId()))
                                .json()
                                .at("/data/earlierRemark")
                                .asText()))
                .contains("cartons");

        journeys.complete("securite", dossier, "task_checkOpening");
        assertThat(journeys.open(dossier)).containsExactly("task_handOverKeys");
    }

    @Test
    void an_index_that_runs_backwards_is_refused_by_its_name() {
        var first = journeys.signed("EV-101");
        journeys.until(first, "task_readMeters");
        journeys.complete("technique", first, "task_readMeters", Map.of("elecIndex", 5000));

        var second = journeys.requestedBy(
                "agent2",
                Map.of(
                        "spaceCode", "EV-101",
                        "requestedStart", LocalDate.now(clock).plusDays(230).toString(),
                        "requestedEnd", LocalDate.now(clock).plusDays(300).toString()));
        journeys.until(second, "task_readMeters");
        assertThatThrownBy(() -> journeys.complete("technique", second, "task_readMeters", Map.of("elecIndex", 4999)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo("elecIndex"));
    }

    /** The association borrows, the firm pays: neither enters before the day on which his title begins. */
    @ParameterizedTest
    @CsvSource({"ASSOCIATION_IG, true", "ENTREPRISE, false"})
    void somebody_from_outside_gets_no_key_before_his_title_begins(String occupantType, boolean free) {
        var dossier = journeys.externalAt("EV-102", occupantType, Map.of("freeRequested", free));
        journeys.until(dossier, "task_qualifyOccupation");
        journeys.complete("juridique", dossier, "task_qualifyOccupation");
        if (journeys.open(dossier).contains("task_publishNotice")) {
            journeys.complete("juridique", dossier, "task_publishNotice");
            journeys.untilNothingIsOpen(dossier);
            time.advance(Duration.ofDays(16));
        }
        journeys.untilOnly(dossier, "task_handOverKeys");
        var start = dossiers.get(dossier).request().requestedStart();
        assertThat(journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_handOverKeys"))
                        .data()
                        .get("gateText")
                        .toString())
                .contains("Manque : Le titre ne prend effet que le");
        assertThat(journeys.task(dossier, "task_handOverKeys").getDueDate())
                .as("nobody is late for what may not be done yet")
                .isAfterOrEqualTo(start.toString());

        time.moveTo(start.minusDays(1).atTime(17, 0));
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Le titre ne prend effet que le");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);

        time.moveTo(start.atTime(9, 0));
        if (!free) {
            keysWaitForTheDeposit(dossier);
        }
        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(deposits.received(dossier).isPresent()).isEqualTo(!free);
    }

    private void keysWaitForTheDeposit(DossierNumber dossier) {
        var asked = deposits.asked(dossier);
        var form = journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_handOverKeys"))
                .data();
        assertThat(form.get("gateText").toString()).contains("Manque : La réception du dépôt de garantie");
        assertThat(form).containsEntry("depositAmount", asked);

        refusesDeposit(dossier, "depositReceivedOn", "");
        refusesDeposit(dossier, "depositReceivedOn", time.today().plusDays(1).toString());
        refusesDeposit(dossier, "depositReceivedOn", time.today().minusYears(1).toString());
        refusesDeposit(dossier, "depositAmount", asked.subtract(BigDecimal.ONE));
        assertThat(deposits.isAwaited(dossier)).isTrue();
    }

    private void refusesDeposit(DossierNumber dossier, String field, Object value) {
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys", Map.of(field, value)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo(field));
    }

    @Test
    void somebody_from_outside_gets_no_key_before_his_cover_begins() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.untilOnly(dossier, "task_handOverKeys");
        var start = dossiers.get(dossier).request().requestedStart();
        jdbc.sql("update insurance_coverage set effective_from = :later where dossier = :dossier")
                .param("later", start.plusDays(3))
                .param("dossier", dossier.value())
                .update();

        time.moveTo(start.atTime(9, 0));
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("L'assurance ne court qu'à partir du");

        time.moveTo(start.plusDays(3).atTime(9, 0));
        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }
}
