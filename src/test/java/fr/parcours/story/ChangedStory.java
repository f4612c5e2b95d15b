package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Changes.Outcome;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.space.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    Clock clock;

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
