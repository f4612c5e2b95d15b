package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import fr.parcours.register.agreement.Rebillings;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.space.Diagnostics;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.robot.Robot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** After the visit the trades look at the request side by side, and say what they think of it. */
@ParcoursTest
class ReviewedStory {
    private static final Map<String, ?> NOTHING_KNOWN = Map.of("diagnostics", List.of());

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Opinions opinions;

    @Autowired
    Safety safety;

    @Autowired
    DueDiagnostics diagnostics;

    @Autowired
    Diagnostics files;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Rebillings rebillings;

    @Autowired
    Changes changes;

    @Autowired
    Gate gate;

    @Autowired
    Clock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Autowired
    DossierParties parties;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void staff_only_in_a_closed_technical_room_needs_no_authorisation_but_its_asbestos_file() {
        var dossier = journeys.visited("EV-001");
        assertThat(journeys.open(dossier))
                .containsExactlyInAnyOrder(
                        "task_surveyDiagnostics",
                        "task_checkFluids",
                        "task_checkNetwork",
                        "task_giveSafetyOpinion",
                        "task_checkPlanning",
                        "task_giveLegalOpinion");

        journeys.complete("technique", dossier, "task_surveyDiagnostics", NOTHING_KNOWN);
        journeys.complete("technique", dossier, "task_checkFluids");
        journeys.complete("numerique", dossier, "task_checkNetwork", Map.of("networkAccess", "MOBILE"));
        journeys.complete("technique", dossier, "task_giveTechnicalOpinion");
        journeys.complete("securite", dossier, "task_giveSafetyOpinion");
        journeys.complete("juridique", dossier, "task_checkPlanning");
        journeys.complete("juridique", dossier, "task_giveLegalOpinion");

        assertThat(opinions.latest(dossier, Groups.TECHNIQUE).orElseThrow().reserves())
                .contains("Dossier technique amiante à recevoir");
        assertThat(opinions.latest(dossier, Groups.SECURITE).orElseThrow().is(Verdict.FAVORABLE))
                .isTrue();
        assertThat(safety.category(dossier)).isEqualTo("NON_ERP");
        assertThat(safety.steps(dossier))
                .extracting(Step::requirement)
                .containsExactly(Requirement.CONTROLE_CODE_TRAVAIL, Requirement.DUERP_MAJ, Requirement.INFO_F3SCT);
        assertThat(qualifications.find(dossier)).hasValueSatisfying(found -> {
            assertThat(found.legalTitle()).isEqualTo("AFFECTATION_INTERNE");
            assertThat(found.competition()).isEqualTo("NON_APPLICABLE");
            assertThat(found.fee()).isEqualTo("AUCUNE");
            assertThat(found.deposit()).isZero();
            assertThat(found.authority()).isEqualTo("DGA_PATRIMOINE");
        });

        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(journeys.open(dossier)).contains("task_recordDiagnostic");
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.DTA_ATTENDU);

        journeys.complete("technique", dossier, "task_recordDiagnostic", Map.of("diagnosticCode", "VERIF_ELECTRIQUE"));
        assertThat(journeys.open(dossier)).as("it is still awaited").contains("task_recordDiagnostic");
        journeys.complete("technique", dossier, "task_recordDiagnostic", Map.of("diagnosticCode", "DTA"));

        assertThat(files.latest("EV-001", Code.DTA)).isPresent();
        assertThat(diagnostics.missing(dossier)).isEmpty();
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void what_comes_in_when_nobody_waits_for_it_is_recorded_from_the_page_of_the_dossier() {
        var dossier = journeys.visited("EV-101");
        journeys.complete("technique", dossier, "task_surveyDiagnostics", NOTHING_KNOWN);

        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.REQUEST, "securite"));
        assertThatThrownBy(() -> journeys.act("securite", dossier, "record-diagnostic", Map.of()))
                .as("who asked for the space instructs nothing")
                .isInstanceOf(Forbidden.class);
        journeys.act("technique", dossier, "record-diagnostic", Map.of("diagnosticCode", "VERIF_ELECTRIQUE"));
        assertThat(parties.acts(dossier, "technique")).contains(Act.INSTRUCT);

        assertThat(files.latest("EV-101", Code.VERIF_ELECTRIQUE)).isPresent();
        assertThat(diagnostics.missing(dossier))
                .extracting(DueDiagnostics.Due::code)
                .doesNotContain(Code.VERIF_ELECTRIQUE);
    }

    @Test
    void who_cites_no_asbestos_file_does_not_clear_the_materials() {
        var dossier = journeys.visited("EV-101");
        transaction.executeWithoutResult(status -> files.asbestosDegraded("EV-101", true));
        var unticked = new HashMap<String, Object>(NOTHING_KNOWN);
        unticked.put("asbestosDegraded", false);
        journeys.complete("technique", dossier, "task_surveyDiagnostics", unticked);

        assertThat(diagnostics.isAsbestosDegraded(dossier)).isTrue();
    }

    @Test
    void degraded_materials_keep_the_keys_in_the_cabinet() {
        var dossier = journeys.visited("EV-101");
        journeys.complete(
                "technique",
                dossier,
                "task_surveyDiagnostics",
                Map.of("diagnostics", List.of(file("DTA")), "asbestosDegraded", true));
        journeys.complete("technique", dossier, "task_checkFluids");
        journeys.complete("numerique", dossier, "task_checkNetwork");
        journeys.complete("technique", dossier, "task_giveTechnicalOpinion");

        assertThat(opinions.latest(dossier, Groups.TECHNIQUE).orElseThrow().is(Verdict.DEFAVORABLE))
                .isTrue();
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.AMIANTE_DEGRADE);
    }

    @Test
    void one_trade_against_it_is_arbitrated_and_the_arbiter_may_let_it_go_on() {
        var dossier = contradicted("task_giveSafetyOpinion");
        assertThatThrownBy(() -> journeys.complete(
                        "securite", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "FAVORABLE")))
                .isInstanceOf(Forbidden.class);
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.SECURITE_AVIS_DEFAVORABLE);

        journeys.complete("pilotage", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "FAVORABLE"));
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
        assertThat(gate.missing(dossier))
                .extracting(Gate.Refusal::code)
                .doesNotContain(Gate.Code.SECURITE_AVIS_DEFAVORABLE);
    }

    @Test
    void a_trade_takes_a_wrong_no_back_before_anybody_decides_on_it_and_it_stays_on_record() {
        var dossier = contradicted("task_giveSafetyOpinion");
        assertThat(asked("technique", dossier)).as("it said no no").isEqualTo(409);
        assertThat(asked("numerique", dossier)).isEqualTo(403);
        assertThatThrownBy(() -> takeBack("technique", dossier, Map.of("opinionTrade", Groups.SECURITE)))
                .as("what another trade said is not its to take back")
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> takeBack("securite", dossier, Map.of("takeBackReason", "")))
                .isInstanceOf(BadInput.class);

        takeBack("securite", dossier, Map.of("takeBackReason", "L'avis était celui d'un autre espace."));
        assertThat(journeys.open(dossier))
                .contains("task_agreeInPrinciple", "task_giveSafetyOpinion")
                .doesNotContain("task_arbitrateOpinions", "task_giveLegalOpinion", "task_surveyDiagnostics");
        assertThatThrownBy(() -> journeys.complete(
                        "patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED")))
                .as("not before it has spoken again")
                .isInstanceOf(BadInput.class);
        assertThat(opinions.takenBack(dossier)).singleElement().satisfies(taken -> {
            assertThat(taken.opinion().is(Verdict.DEFAVORABLE)).isTrue();
            assertThat(taken.by()).isEqualTo("securite");
        });
        assertThat(page("patrimoine", dossier)).contains("L'avis était celui d'un autre espace.");
        assertThat(page("agent", dossier)).doesNotContain("L'avis était celui d'un autre espace.");

        journeys.untilOnly(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
        assertThat(asked("securite", dossier)).isEqualTo(409);
    }

    @Test
    void a_no_that_is_given_again_is_arbitrated_and_one_that_was_decided_on_is_not_taken_back() {
        var dossier = contradicted("task_giveSafetyOpinion");
        takeBack("securite", dossier, Map.of());
        against(dossier, "task_giveSafetyOpinion");
        journeys.untilOnlyThese(dossier, "task_agreeInPrinciple", "task_arbitrateRework");
        journeys.complete("pilotage", dossier, "task_arbitrateRework", Map.of("opinionsArbitration", "DEFAVORABLE"));

        assertThat(asked("securite", dossier)).as("the arbiter has heard it").isEqualTo(409);
        assertThatThrownBy(() -> takeBack("securite", dossier, Map.of("opinionTrade", Groups.SECURITE)))
                .isInstanceOfAny(BadInput.class, Conflict.class);
    }

    private void takeBack(String login, DossierNumber dossier, Map<String, ?> wishes) {
        journeys.act(login, dossier, "take-back-opinion", wishes);
    }

    private int asked(String login, DossierNumber dossier) {
        return new Robot("http://localhost:" + port)
                .get(login, "/api/dossiers/%s/actions/take-back-opinion".formatted(dossier))
                .status();
    }

    private String page(String login, DossierNumber dossier) {
        return new Robot("http://localhost:" + port)
                .get(login, "/api/dossiers/" + dossier)
                .body();
    }

    @Test
    void a_change_that_is_contested_while_they_are_arbitrated_is_heard_by_the_same_arbiter() {
        var dossier = contradicted("task_giveSafetyOpinion");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        against(dossier, "task_giveSafetyOpinion");
        journeys.untilOnlyThese(dossier, "task_arbitrateOpinions");

        journeys.complete("pilotage", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "FAVORABLE"));
        assertThat(journeys.open(dossier)).containsExactly("task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
    }

    @Test
    void what_is_said_after_the_arbiter_has_spoken_is_arbitrated_anew() {
        var dossier = contradicted("task_giveSafetyOpinion");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        journeys.complete("pilotage", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "FAVORABLE"));
        against(dossier, "task_giveSafetyOpinion");

        journeys.untilOnlyThese(dossier, "task_agreeInPrinciple", "task_arbitrateRework");
        journeys.complete("pilotage", dossier, "task_arbitrateRework", Map.of("opinionsArbitration", "FAVORABLE"));
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
    }

    @Test
    void a_diagnostic_to_come_is_ordered_and_not_there() {
        var dossier = journeys.visited("EV-101");
        var arrival = LocalDate.now(clock).plusDays(12);
        journeys.complete(
                "technique",
                dossier,
                "task_surveyDiagnostics",
                Map.of("diagnostics", List.of(Map.of("code", "DTA", "day", arrival.toString()))));

        assertThat(diagnostics.missing(dossier))
                .filteredOn(due -> due.code() == Code.DTA)
                .singleElement()
                .satisfies(due -> assertThat(due.expectedOn()).isEqualTo(arrival));
    }

    @Test
    void or_side_with_the_one_that_is_against_it() {
        for (var opinion : List.of("task_giveTechnicalOpinion", "task_giveLegalOpinion")) {
            var dossier = contradicted(opinion);
            journeys.complete(
                    "pilotage", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "DEFAVORABLE"));
            journeys.complete("patrimoine", dossier, "task_agreeInPrinciple");
            assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
            assertThat(asked(opinion.contains("Technical") ? "technique" : "juridique", dossier))
                    .as("the house has decided")
                    .isEqualTo(409);
            journeys.complete(
                    "patrimoine",
                    dossier,
                    "task_redirectRequest",
                    Map.of("orientation", "REFUSE", "refusalReason", "Les avis ne permettent pas cette occupation."));
            assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        }
    }

    @Test
    void all_against_it_needs_no_arbitration() {
        var dossier = journeys.visited("EV-101");
        for (var opinion : List.of("task_giveTechnicalOpinion", "task_giveSafetyOpinion", "task_giveLegalOpinion")) {
            against(dossier, opinion);
        }
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple");
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
    }

    @Test
    void a_headcount_that_changes_while_the_opinions_are_open_is_looked_at_by_them() {
        var dossier = journeys.visited("EV-101");

        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 55));

        assertThat(safety.steps(dossier)).extracting(Step::requirement).contains(Requirement.ALARME_ET_CONSIGNE);
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_giveSafetyOpinion", "task_giveLegalOpinion");
    }

    @Test
    void one_that_changes_after_them_asks_them_again() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        assertThat(safety.steps(dossier)).extracting(Step::requirement).doesNotContain(Requirement.ALARME_ET_CONSIGNE);

        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 55));

        assertThat(journeys.open(dossier))
                .contains("task_giveSafetyOpinion", "task_checkPlanning", "task_surveyDiagnostics");
        assertThat(safety.steps(dossier)).extracting(Step::requirement).contains(Requirement.ALARME_ET_CONSIGNE);
        assertThat(changes.of(dossier).get(0).reruns())
                .containsEntry("safetySteps", Changes.Outcome.DONE)
                .containsEntry("certificateCheck", Changes.Outcome.SKIPPED);
    }

    @Test
    void a_space_of_another_budget_is_paid_for_and_the_note_says_so() {
        jdbc.sql("update space set budget_code = 'EAU' where code = 'EV-101'").update();
        var dossier = journeys.agreed("EV-101");
        assertThat(qualifications.find(dossier).orElseThrow().fee()).isEqualTo("REFACTURATION_INTERNE");

        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        assertThat(journeys.open(dossier)).contains("task_setRebilling").doesNotContain("task_signDga");
        journeys.complete(
                "finances",
                dossier,
                "task_setRebilling",
                Map.of("rebilledAmount", 13600, "rebilledBudget", "PRINCIPAL"));

        assertThat(rebillings.find(dossier).orElseThrow().amountYear()).isEqualByComparingTo("13600");
        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN"));
    }

    @Test
    void without_its_asbestos_file_no_key_leaves() {
        var dossier = journeys.visited("EV-101");
        journeys.complete("technique", dossier, "task_surveyDiagnostics", NOTHING_KNOWN);
        journeys.until(dossier, "task_recordDiagnostic");
        journeys.untilOnly(dossier, "task_recordDiagnostic");
        assertThat(journeys.open(dossier)).containsExactly("task_recordDiagnostic");
        assertThatThrownBy(() -> gate.requireOpen(dossier))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("dossier technique amiante");
    }

    @Test
    void each_trade_may_ask_the_requester_before_it_says_what_it_thinks() {
        var dossier = journeys.visited("EV-101");
        var asking = Map.of(
                "technique", "task_surveyDiagnostics",
                "securite", "task_giveSafetyOpinion",
                "juridique", "task_giveLegalOpinion");
        asking.forEach((login, task) -> {
            journeys.ask(login, dossier, task);
            journeys.complete("agent", dossier, "task_answerRequest");
        });
        journeys.until(dossier, "task_agreeInPrinciple");
        assertThat(opinions.current(dossier)).hasSize(3);
    }

    @Test
    void an_opinion_against_is_given_only_when_it_is_confirmed() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_giveSafetyOpinion");
        var slip = new HashMap<String, Object>(Map.of("verdict", "DEFAVORABLE"));
        slip.put("verdictConfirmed", null);
        assertThatThrownBy(() -> journeys.complete("securite", dossier, "task_giveSafetyOpinion", slip))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Confirmez-vous cet avis défavorable");
        assertThat(opinions.current(dossier)).isEmpty();
    }

    /** The other trades find nothing against it. */
    private DossierNumber contradicted(String opinion) {
        var dossier = journeys.visited("EV-101");
        against(dossier, opinion);
        journeys.until(dossier, "task_arbitrateOpinions");
        return dossier;
    }

    private void against(DossierNumber dossier, String opinion) {
        journeys.until(dossier, opinion);
        var login = Map.of(
                        "task_giveTechnicalOpinion", "technique",
                        "task_giveSafetyOpinion", "securite",
                        "task_giveLegalOpinion", "juridique")
                .get(opinion);
        journeys.complete(login, dossier, opinion, Map.of("verdict", "DEFAVORABLE"));
    }

    private Map<String, Object> file(String code) {
        return Map.of("code", code, "day", LocalDate.now(clock).toString());
    }
}
