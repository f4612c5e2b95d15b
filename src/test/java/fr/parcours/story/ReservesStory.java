package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.dossier.Reserves.State;
import fr.parcours.register.keys.Gate;
import fr.parcours.robot.Robot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an opinion leaves to be done becomes a condition of the agreement, and ends when somebody lifts it. */
@ParcoursTest
class ReservesStory {
    private static final String EXTINGUISHER = "Remettre l'extincteur de la grande salle.";
    private static final String LAMP = "Réparer le bloc de secours du couloir.";

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Reserves reserves;

    @Autowired
    Gate gate;

    @Autowired
    DossierParties parties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void no_key_leaves_before_what_was_to_be_done_first_is_done() {
        var dossier = safetyWants(EXTINGUISHER + "\n\n" + LAMP, true);
        journeys.untilOnly(dossier, "task_handOverKeys");

        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("à lever avant l'entrée (Prévention et sécurité) : « " + EXTINGUISHER)
                .hasMessageContaining(LAMP);

        lift("patrimoine", dossier, EXTINGUISHER, State.LEVEE);
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).containsExactly(Gate.Code.RESERVE_A_LEVER);
        lift("securite", dossier, LAMP, State.LEVEE);

        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(shown(dossier, LAMP).at("/settled/by").asText()).isNotBlank();
        assertThat(shown(dossier, LAMP).get("stateLabel").asText()).isEqualTo("Levée");
    }

    @Test
    void a_reserve_that_does_not_matter_for_the_entry_goes_with_the_note_and_is_lifted_when_it_is_done() {
        var dossier = safetyWants(EXTINGUISHER, false);
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(dossiers.get(dossier).agreementConditions())
                .contains("Réserve du service prévention et sécurité : " + EXTINGUISHER);

        journeys.until(dossier, "task_signDga");
        assertThat(signing(dossier).get("noteText").toString()).containsOnlyOnce(EXTINGUISHER);
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(shown(dossier, EXTINGUISHER).get("stateLabel").asText()).contains("sans effet sur l'entrée");

        reserves.open(dossier).forEach(reserve -> lift("patrimoine", dossier, reserve.text(), State.LEVEE));
        assertThat(robot().get("securite", "/api/dossiers/%s/actions/lift-reserve".formatted(dossier))
                        .status())
                .as("nothing is left to be lifted")
                .isEqualTo(409);
    }

    @Test
    void what_was_lifted_before_the_act_is_written_is_no_condition_of_it() {
        var dossier = safetyWants(EXTINGUISHER + "\n" + LAMP, true);
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        lift("securite", dossier, EXTINGUISHER, State.LEVEE);

        journeys.until(dossier, "task_draftNote");
        assertThat(form("juridique", dossier, "task_draftNote")
                        .get("conditions")
                        .toString())
                .contains(LAMP)
                .doesNotContain(EXTINGUISHER);
    }

    @Test
    void only_the_trade_that_made_it_says_that_it_does_not_matter_and_nobody_for_his_own_request() {
        var dossier = safetyWants(EXTINGUISHER, true);
        var address = "/api/dossiers/%s/actions/lift-reserve".formatted(dossier);

        assertThat(robot().get("juridique", address).status()).as("it has none").isEqualTo(409);
        assertThat(robot().get("numerique", address).status()).isEqualTo(403);
        assertThat(robot().get("securite", address)
                        .json()
                        .at("/data/reserveOptions/0/label")
                        .asText())
                .contains(EXTINGUISHER);
        assertThat(robot().get("securite", address).json().at("/data/reserveStateOptions"))
                .hasSize(2);
        assertThat(robot().get("patrimoine", address)
                        .json()
                        .at("/data/reserveStateOptions")
                        .findValuesAsText("value"))
                .as("what is refused is not offered")
                .containsExactly("LEVEE");
        assertThatThrownBy(() -> lift("patrimoine", dossier, EXTINGUISHER, State.SANS_EFFET))
                .isInstanceOf(BadInput.class);
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.REQUEST, "patrimoine2"));
        assertThatThrownBy(() -> lift("patrimoine2", dossier, EXTINGUISHER, State.LEVEE))
                .isInstanceOf(Forbidden.class);

        lift("securite", dossier, EXTINGUISHER, State.SANS_EFFET);
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).doesNotContain(Gate.Code.RESERVE_A_LEVER);
        assertThat(reserves.open(dossier)).extracting(Reserve::text).contains(EXTINGUISHER);
    }

    @Test
    void what_nobody_lifted_is_proposed_again_when_the_opinion_is_to_be_given_again() {
        var dossier = safetyWants(EXTINGUISHER, true);
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 55));

        journeys.complete("securite", dossier, "task_giveSafetyOpinion");

        assertThat(reserves.open(dossier))
                .filteredOn(reserve -> reserve.text().equals(EXTINGUISHER))
                .singleElement()
                .extracting(Reserve::state)
                .isEqualTo(State.A_LEVER);
    }

    @Test
    void a_trade_s_reserves_reach_the_requester_with_the_agreement_and_not_before() {
        var dossier = safetyWants(EXTINGUISHER, true);
        assertThat(robot().get("agent", "/api/dossiers/" + dossier).body()).doesNotContain(EXTINGUISHER);
        assertThat(robot().get("securite", "/api/dossiers/" + dossier).body()).contains(EXTINGUISHER);

        journeys.until(dossier, "task_draftNote");
        assertThat(robot().get("agent", "/api/dossiers/" + dossier).body()).contains(EXTINGUISHER);
    }

    @Test
    void the_page_tells_who_brought_what_the_first_check_missed() {
        var dossier = journeys.visited("EV-001");
        journeys.complete("technique", dossier, "task_surveyDiagnostics", Map.of("diagnostics", List.of()));
        journeys.until(dossier, "task_recordDiagnostic");
        assertThat(point(dossier, "DTA_ABSENT").get("settled").isNull()).isTrue();

        journeys.complete("technique", dossier, "task_recordDiagnostic", Map.of("diagnosticCode", "DTA"));

        assertThat(point(dossier, "DTA_ABSENT").at("/settled/at").asText()).isNotBlank();
        assertThat(shown(dossier, "Dossier technique amiante à recevoir.")
                        .get("state")
                        .asText())
                .isEqualTo("LEVEE");
    }

    @Test
    void a_visit_s_reserves_stand_among_the_others() {
        var dossier = journeys.held("EV-101");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_reportVisit",
                Map.of(
                        "visitHeld",
                        true,
                        "visitDecision",
                        "GO_RESERVES",
                        "visitReserves",
                        "Vider la réserve du fond."));

        assertThat(shown(dossier, "Vider la réserve du fond.").get("state").asText())
                .isEqualTo("SANS_EFFET");
    }

    @Test
    void a_superior_and_a_signatory_see_what_they_decide_upon() {
        var dossier = journeys.request("EV-101");
        var validating = form("hierarchie", dossier, "task_validateRequest");
        assertThat(validating.get("askedText").toString()).contains("bureaux tampons", "Public accueilli : aucun");
        assertThat(validating.get("costText").toString()).contains("Travaux : aucun", "budget principal");
        assertThat(validating.get("commitmentText").toString()).contains("rendre l'espace le", "un mois au moins");

        journeys.until(dossier, "task_signDga");
        var signing = signing(dossier);
        assertThat(signing.get("occupantText").toString()).contains("6 agents", "aucun accueil du public");
        assertThat(signing.get("titleText").toString()).contains("Affectation interne");
        assertThat(signing.get("insuranceText").toString()).contains("Déclaration à l'assureur de la MEL");
        assertThat(signing.get("draftedText").toString()).contains("version 1");
        assertThat(robot().get("signature-dga", signing.get("noteLink").toString())
                        .body())
                .startsWith("%PDF");
    }

    @Test
    void an_opening_before_the_period_is_told_to_all() {
        var dossier = journeys.signed("EV-101");
        journeys.until(dossier, "task_handOverKeys");
        assertThat(form("patrimoine", dossier, "task_handOverKeys").get("earlyText"))
                .asString()
                .contains("avant le début de la période");

        journeys.untilNothingIsOpen(dossier);

        assertThat(jdbc.sql("select body from outbox where dossier = ? and subject like '%est ouvert%'")
                        .param(dossier.value())
                        .query(String.class)
                        .single())
                .contains("avant le début de la période");
        assertThat(page(dossier).get("openedEarly").asText()).isNotBlank();
    }

    /** A dossier whose safety officer says yes, with this to be done. */
    private DossierNumber safetyWants(String lines, boolean beforeKeys) {
        var dossier = journeys.visited("EV-101");
        journeys.complete(
                "securite",
                dossier,
                "task_giveSafetyOpinion",
                Map.of("verdict", "RESERVES", "opinionReserves", lines, "reservesBeforeKeys", beforeKeys));
        return dossier;
    }

    private void lift(String login, DossierNumber dossier, String text, State state) {
        var reserve = reserves.open(dossier).stream()
                .filter(open -> open.text().equals(text))
                .findFirst()
                .orElseThrow();
        journeys.act(
                login,
                dossier,
                "lift-reserve",
                Map.of(
                        "reserveNo", String.valueOf(reserve.no()),
                        "reserveState", state.name(),
                        "reserveRemark", "Vu sur place."));
    }

    private Map<String, Object> signing(DossierNumber dossier) {
        return form("signature-dga", dossier, "task_signDga");
    }

    private Map<String, Object> form(String login, DossierNumber dossier, String task) {
        return journeys.as(login, () -> journeys.formOf(dossier, task).data());
    }

    private JsonNode page(DossierNumber dossier) {
        return robot().dossier(dossier.value());
    }

    private JsonNode shown(DossierNumber dossier, String text) {
        return one(page(dossier).get("reserves"), "text", text);
    }

    private JsonNode point(DossierNumber dossier, String code) {
        return one(page(dossier).get("findings"), "code", code);
    }

    private static JsonNode one(JsonNode list, String key, String value) {
        for (var one : list) {
            if (one.get(key).asText().equals(value)) {
                return one;
            }
        }
        throw new AssertionError("no %s among %s".formatted(value, list));
    }

    private Robot robot() {
        return new Robot("http://localhost:" + port);
    }
}
