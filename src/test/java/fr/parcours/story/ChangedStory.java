package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Changes.Outcome;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A key fact changes on the way: the checks that it touches run again, and the gates wait for them. */
@ParcoursTest
class ChangedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Changes changes;

    @Autowired
    Days days;

    @Autowired
    Gate gate;

    @Autowired
    Safety safety;

    @Autowired
    Sheets sheets;

    @Autowired
    Utilities utilities;

    @Autowired
    Forms forms;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    List<Receiver> receivers;

    @Test
    void after_the_note_was_signed_it_is_drafted_and_signed_again_before_any_key() {
        var dossier = journeys.signed("EV-101");
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory");
        journeys.complete("agent", dossier, "task_countersignEntry", Map.of("countersign", "SIGN"));
        journeys.untilOnly(dossier, "task_handOverKeys");

        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThat(agreements.get(dossier).stale()).isTrue();
        assertThat(journeys.open(dossier)).contains("task_handOverKeys", "task_giveSafetyOpinion");
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class);

        journeys.untilOnlyThese(dossier, "task_handOverKeys", "task_draftNote");
        journeys.journey(dossier).isWaitingAt("call_keysHandover", "call_redraft");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN"));
        assertThat(agreements.get(dossier).version()).isEqualTo(2);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);

        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.complete("agent", dossier, "task_acknowledgeKeys", Map.of("keysReceived", true));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void a_note_that_waits_for_its_signature_can_only_go_back() {
        var dossier = journeys.agreed("EV-101");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));

        assertThatThrownBy(() ->
                        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN")))
                .isInstanceOf(BadInput.class);
        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "RETURN"));
        assertThat(journeys.open(dossier)).contains("task_draftNote").doesNotContain("task_signDga");
    }

    @Test
    void no_agreement_and_no_note_before_the_opinion_is_given_again() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThatThrownBy(() -> journeys.complete(
                        "patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED")))
                .isInstanceOf(BadInput.class);

        journeys.untilOnly(dossier, "task_agreeInPrinciple");
        journeys.until(dossier, "task_draftNote");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 8));
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        assertThatThrownBy(() ->
                        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN")))
                .isInstanceOf(BadInput.class);

        journeys.untilOnly(dossier, "task_signDga");
        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN"));
    }

    @Test
    void two_changes_ask_for_one_new_opinion() {
        var dossier = journeys.agreed("EV-101");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 8));
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_giveSafetyOpinion", "task_giveLegalOpinion");
    }

    @Test
    void an_opinion_against_the_change_is_arbitrated_before_the_note_is_drafted_again() {
        var dossier = contested();
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.SECURITE_AVIS_DEFAVORABLE);

        journeys.complete("pilotage", dossier, "task_arbitrateRework", Map.of("opinionsArbitration", "FAVORABLE"));
        assertThat(journeys.open(dossier)).containsExactlyInAnyOrder("task_handOverKeys", "task_draftNote");
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void a_second_change_that_is_contested_too_waits_for_the_same_arbiter() {
        var dossier = contested();
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 8));
        journeys.until(dossier, "task_giveSafetyOpinion");
        journeys.complete("securite", dossier, "task_giveSafetyOpinion", Map.of("verdict", "DEFAVORABLE"));
        journeys.untilOnlyThese(dossier, "task_handOverKeys", "task_arbitrateRework");

        journeys.complete("pilotage", dossier, "task_arbitrateRework", Map.of("opinionsArbitration", "FAVORABLE"));
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void an_arbiter_who_is_against_it_keeps_the_keys_in_the_cabinet() {
        var dossier = contested();
        journeys.complete("pilotage", dossier, "task_arbitrateRework", Map.of("opinionsArbitration", "DEFAVORABLE"));

        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.AVIS_DEFAVORABLE);
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        assertThatThrownBy(() ->
                        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void what_a_change_adds_on_site_is_seen_before_the_keys() {
        var dossier = journeys.signed("EV-101");
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 55));

        journeys.untilOnlyThese(dossier, "task_handOverKeys", "task_checkOpeningAgain");
        assertThat(gate.missing(dossier))
                .extracting(Gate.Refusal::code)
                .containsExactly(Gate.Code.OUVERTURE_NON_VERIFIEE);
        journeys.complete(
                "securite",
                dossier,
                "task_checkOpeningAgain",
                Map.of("onSiteDone", false, "openingRemark", "L'alarme sonore n'est pas posée."));
        assertThat(journeys.open(dossier)).contains("task_checkOpeningAgain");
        journeys.complete("securite", dossier, "task_checkOpeningAgain");
        assertThat(journeys.open(dossier)).containsExactly("task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    /** The note is signed, the headcount changes, and safety is against it. */
    private DossierNumber contested() {
        var dossier = journeys.signed("EV-101");
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        journeys.complete("securite", dossier, "task_giveSafetyOpinion", Map.of("verdict", "DEFAVORABLE"));
        journeys.untilOnlyThese(dossier, "task_handOverKeys", "task_arbitrateRework");
        return dossier;
    }

    @Test
    void a_new_period_moves_the_days_and_its_checks_are_on_record() {
        var dossier = journeys.held("EV-101");
        var later = LocalDate.now(clock).plusDays(100);

        journeys.act(
                "patrimoine",
                dossier,
                "change",
                Map.of(
                        "changed",
                        "PERIODE",
                        "requestedStart",
                        later.toString(),
                        "requestedEnd",
                        later.plusDays(90).toString()));

        assertThat(days.overlaps("EV-101", later.minusDays(30), later.minusDays(1), journeys.nobody()))
                .isFalse();
        assertThat(days.overlaps("EV-101", later, later.plusDays(90), journeys.nobody()))
                .isTrue();
        assertThat(changes.of(dossier).get(0).reruns())
                .containsEntry("eligibility", Outcome.DONE)
                .containsEntry("decisionAuthority", Outcome.DONE)
                .containsEntry("competition", Outcome.DONE)
                .containsEntry("certificateCheck", Outcome.SKIPPED);
    }

    @Test
    void what_the_rules_refuse_changes_nothing() {
        var dossier = journeys.held("EV-101");
        assertThatThrownBy(() ->
                        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 4000)))
                .isInstanceOf(BadInput.class);
        assertThat(dossiers.get(dossier).request().staffCount()).isEqualTo(6);
        assertThat(changes.of(dossier)).isEmpty();
    }

    @Test
    void more_of_the_public_makes_another_category_and_its_steps_are_looked_at_again() {
        var dossier = journeys.requestedBy("agent", welcoming(90));
        journeys.until(dossier, "task_agreeInPrinciple");
        assertThat(safety.category(dossier)).isEqualTo("CAT5");

        journeys.act("agent", dossier, "change", publicOf(240));

        assertThat(safety.category(dossier)).isEqualTo("CAT4");
        assertThat(safety.steps(dossier)).extracting(Step::requirement).contains(Requirement.VISITE_COMMISSION);
        assertThat(journeys.open(dossier)).contains("task_giveSafetyOpinion", "task_surveyDiagnostics");
        assertThat(changes.of(dossier).get(0)).satisfies(change -> {
            assertThat(change.before()).isEqualTo("90 personnes du public, type W");
            assertThat(change.after()).isEqualTo("240 personnes du public, type W");
            assertThat(change.reruns()).containsEntry("erpCategory", Outcome.DONE);
        });

        assertThatThrownBy(() -> journeys.act("agent", dossier, "change", publicOf(4000)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("publicCountTotal"));
        assertThat(dossiers.get(dossier).request().publicCount()).isEqualTo(240);
    }

    @Test
    void staff_only_may_become_public_and_public_staff_only_until_the_title_is_signed() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-105"));
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.act("agent", dossier, "change", publicOf(90));
        assertThat(safety.category(dossier)).isEqualTo("CAT5");

        journeys.act("agent", dossier, "change", Map.of("changed", "PUBLIC", "publicReception", false));
        assertThat(dossiers.get(dossier).request()).satisfies(request -> {
            assertThat(request.headcount()).isEqualTo(6);
            assertThat(request.erpType()).isNull();
        });

        journeys.untilOnly(dossier, "task_agreeInPrinciple");
        journeys.until(dossier, "task_takeEntryInventory");
        assertThat(safety.category(dossier)).isEqualTo("NON_ERP");
        assertThatThrownBy(() -> journeys.act("agent", dossier, "change", publicOf(90)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nouvelle demande");
    }

    @Test
    void another_project_is_examined_again_and_so_is_the_wish_to_pay_nothing() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.act(
                "agent",
                dossier,
                "change",
                Map.of("changed", "ACTIVITE", "purpose", "Une exposition ouverte aux seuls agents du service."));
        assertThat(dossiers.get(dossier).request().purpose()).startsWith("Une exposition");
        assertThat(journeys.open(dossier)).contains("task_checkPlanning", "task_giveLegalOpinion");
        assertThat(changes.of(dossier).get(0).after()).startsWith("bureaux tampons : Une exposition");

        journeys.untilOnly(dossier, "task_agreeInPrinciple");
        journeys.act("agent", dossier, "change", Map.of("changed", "REDEVANCE", "freeRequested", true));
        assertThat(journeys.open(dossier)).contains("task_giveLegalOpinion").doesNotContain("task_giveSafetyOpinion");
    }

    @Test
    void a_typing_error_is_mended_by_patrimony_and_nobody_is_asked_again() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        var purpose = dossiers.get(dossier).request().purpose();
        var before = Map.<String, Object>of("changed", "COQUILLE", "purpose", purpose);
        var mended = Map.<String, Object>of("changed", "COQUILLE", "purpose", purpose.replaceFirst("e", "é"));
        assertThatThrownBy(() -> journeys.act("agent", dossier, "change", mended))
                .isInstanceOf(BadInput.class);

        journeys.act("patrimoine", dossier, "change", mended);
        assertThat(dossiers.get(dossier).request().purpose()).isEqualTo(mended.get("purpose"));
        assertThat(journeys.open(dossier)).containsExactly("task_agreeInPrinciple");
        assertThat(changes.of(dossier)).hasSize(1);

        var another = Map.of("changed", "COQUILLE", "purpose", "Une discothèque ouverte toute la nuit");
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "change", another))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("plus qu'une coquille");
        journeys.until(dossier, "task_signDga");
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "change", before))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void the_superior_who_said_yes_hears_that_the_project_became_another() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-105"));
        journeys.act("agent", dossier, "change", publicOf(20));
        assertThat(toldToTheSuperior(dossier)).as("before any yes").isEmpty();

        journeys.until(dossier, "task_setHold");
        journeys.act("agent", dossier, "change", publicOf(90));
        assertThat(toldToTheSuperior(dossier))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains("Avant : 20 personnes du public", "Maintenant : 90 personnes du public"));
        assertThat(changes.unvalidated(dossier)).singleElement().satisfies(change -> {
            assertThat(change.label()).isEqualTo("L'accueil du public");
            assertThat(change.after()).startsWith("90 personnes du public");
        });
        assertThat(journeys.open(dossier)).as("nobody validates again").doesNotContain("task_validateRequest");
    }

    private List<String> toldToTheSuperior(DossierNumber dossier) {
        return jdbc.sql("""
                        select body from outbox
                         where dossier = ? and recipient = 'hierarchie@parcours.invalid'
                           and subject like '%la demande validée a changé'""").param(dossier.value()).query(String.class).list();
    }

    @Test
    void public_counts_that_contradict_each_other_are_refused() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-105"));
        var contradictory = new HashMap<>(publicOf(90));
        contradictory.put("publicCountTotal", 10);
        assertThatThrownBy(() -> journeys.act("agent", dossier, "change", contradictory))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("publicCountTotal"));
        assertThatThrownBy(() -> journeys.act("agent", dossier, "change", publicOf(0)))
                .as("the public is received")
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("publicCountTotal"));
    }

    @Test
    void a_corrected_area_has_utilities_insurance_and_inventory_done_again() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE")))
                .as("nobody has corrected it")
                .isInstanceOf(BadInput.class);
        journeys.complete(
                "technique", dossier, "task_prepareUtilities", Map.of("elecMeter", "FERME", "closedMonths", 2));
        journeys.ask("numerique", dossier, "task_prepareNetwork");

        correctArea("200");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));
        assertThat(journeys.open(dossier))
                .as("the question of the step that begins anew is gone with it")
                .containsOnlyOnce("task_prepareUtilities", "task_prepareNetwork")
                .doesNotContain("task_answerRequest");
        assertThat(changes.of(dossier).get(0)).satisfies(change -> {
            assertThat(change.after()).contains("200");
            assertThat(change.reruns())
                    .containsEntry("utilityActions", Outcome.DONE)
                    .containsEntry("inventory", Outcome.DONE);
        });
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE")))
                .as("it is taken account of")
                .isInstanceOf(BadInput.class);

        journeys.complete(
                "technique", dossier, "task_prepareUtilities", Map.of("elecMeter", "FERME", "closedMonths", 2));
        journeys.untilOnly(dossier, "task_handOverKeys");
        correctArea("210");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));
        assertThat(journeys.open(dossier))
                .contains(
                        "task_prepareUtilities",
                        "task_prepareNetwork",
                        "task_takeEntryAgain",
                        "task_declareOccupation");
        assertThat(gate.missing(dossier))
                .extracting(Gate.Refusal::code)
                .contains(Gate.Code.EDL_NON_SIGNE, Gate.Code.ASSURANCE_ABSENTE);

        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void nobody_signs_an_entry_inventory_of_a_place_that_was_corrected_since() {
        var dossier = journeys.signed("EV-101");
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory");
        correctArea("220");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));
        assertThat(journeys.open(dossier)).contains("task_takeEntryInventory").doesNotContain("task_countersignEntry");

        journeys.untilOnly(dossier, "task_handOverKeys");
        correctArea("230");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));
        journeys.complete("patrimoine", dossier, "task_takeEntryAgain");
        correctArea("240");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));
        assertThat(journeys.open(dossier)).contains("task_takeEntryAgain").doesNotContain("task_countersignEntryAgain");

        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void an_entry_inventory_that_no_process_can_have_signed_again_stays_signed() {
        var dossier = journeys.signed("EV-101");
        journeys.untilOnly(dossier, "task_handOverKeys");
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "delete from ACT_RU_EVENT_SUBSCR where EVENT_NAME_ = 'entryOutdated'") // as of an older model
                .update());

        correctArea("250");
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "SURFACE"));

        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).doesNotContain(Gate.Code.EDL_NON_SIGNE);
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void no_agreement_slips_past_a_change_that_came_first() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        var agreeing = receivers.stream()
                .filter(receiver -> receiver.form().equals("agree-in-principle"))
                .findFirst()
                .orElseThrow();
        var person = new SignedIn("patrimoine", Set.of(Groups.PATRIMOINE), Set.of(), null);
        var checkedBefore = new Answer(new Asked(dossier, null, null, null, person), Map.of("principle", "AGREED"));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> agreeing.receive(checkedBefore)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void an_order_that_is_no_longer_needed_is_called_off() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        journeys.complete(
                "technique", dossier, "task_prepareUtilities", Map.of("elecMeter", "FERME", "closedMonths", 2));
        journeys.until(dossier, "task_orderUtilities");
        journeys.complete("technique", dossier, "task_orderUtilities", Map.of("orderReference", "BC-2026-61"));
        correct(Map.of("addressLine", "16 rue du Prototype"));
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "ADRESSE"));

        journeys.complete(
                "technique",
                dossier,
                "task_prepareUtilities",
                Map.of("elecNeeded", false, "elecMeter", "OUVERT_MEL", "closedMonths", 0));

        assertThat(jdbc.sql("select body from outbox where dossier = :dossier and subject like '%commandes à annuler%'")
                        .param("dossier", dossier.value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body).contains("n'est plus à faire", "BC-2026-61"));
    }

    @Test
    void an_order_that_was_placed_on_the_old_address_is_placed_again() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        journeys.complete(
                "technique", dossier, "task_prepareUtilities", Map.of("elecMeter", "FERME", "closedMonths", 2));
        journeys.until(dossier, "task_orderUtilities");
        journeys.complete("technique", dossier, "task_orderUtilities", Map.of("orderReference", "BC-2026-51"));

        correct(Map.of("addressLine", "14 rue du Prototype"));
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "ADRESSE"));
        assertThat(journeys.open(dossier)).doesNotContain("task_confirmUtilities");
        journeys.complete(
                "technique", dossier, "task_prepareUtilities", Map.of("elecMeter", "FERME", "closedMonths", 2));

        var task = journeys.task(dossier, "task_orderUtilities").getId();
        assertThat(String.valueOf(
                        journeys.as("technique", () -> forms.task(task)).data().get("ordersText")))
                .contains("la commande BC-2026-51 est à reprendre");
        journeys.complete("technique", dossier, "task_orderUtilities", Map.of("orderReference", "BC-2026-52"));
        journeys.complete("technique", dossier, "task_confirmUtilities", Map.of("allInService", true));
        assertThat(utilities.of(dossier)).extracting(UtilityAction::reference).contains("BC-2026-52");
    }

    private void correctArea(String area) {
        correct(Map.of("areaUsable", area));
    }

    /** Patrimony corrects the sheet of EV-101. */
    private void correct(Map<String, String> facts) {
        transaction.executeWithoutResult(status -> sheets.save(
                sheets.draft("EV-101", sheets.get("EV-101"), facts), null, Sheets.Origin.FICHE, "patrimoine"));
    }

    private Map<String, Object> welcoming(int visitors) {
        var facts = new HashMap<>(publicOf(visitors));
        facts.remove("changed");
        facts.put("spaceCode", "EV-105");
        return facts;
    }

    private static Map<String, Object> publicOf(int visitors) {
        return Map.of(
                "changed",
                "PUBLIC",
                "publicReception",
                true,
                "publicCountFloors",
                visitors,
                "publicCountBasement",
                0,
                "publicCountTotal",
                visitors,
                "erpType",
                "W");
    }

    @Test
    void a_costly_note_is_signed_by_the_DGS_and_a_returned_one_is_drafted_again() {
        var dossier = journeys.agreed("EV-101");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 10000.01));
        assertThat(journeys.open(dossier)).containsExactly("task_signDgs");

        journeys.complete("signature-dgs", dossier, "task_signDgs", Map.of("signDecision", "RETURN"));
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 10000));
        assertThat(journeys.open(dossier)).containsExactly("task_signDga");
    }

    @Test
    void a_notice_brings_the_end_forward() {
        var dossier = journeys.opened("EV-101");
        var leaving = LocalDate.now(clock).plusMonths(2);
        journeys.act("agent", dossier, "notice", Map.of("noticeDate", leaving.toString()));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(dossiers.get(dossier).occupationEnd()).isEqualTo(leaving.minusDays(1));
    }

    @Test
    void keys_that_are_not_all_there_are_handed_over_again() {
        var dossier = journeys.signed("EV-101");
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory");
        journeys.complete("agent", dossier, "task_countersignEntry", Map.of("countersign", "SIGN_WITH_RESERVES"));
        journeys.untilOnly(dossier, "task_handOverKeys");
        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.complete("agent", dossier, "task_acknowledgeKeys", Map.of("keysReceived", false));
        assertThat(journeys.open(dossier)).containsExactly("task_handOverKeys");
    }
}
