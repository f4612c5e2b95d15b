package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.engine.form.SendBack;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person sends work back: his task stays open, waits, and goes on with the answer. */
@ParcoursTest
class SentBackStory {
    @Autowired
    Journeys journeys;

    @Autowired
    SendBack sendBack;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DemoClock clock;

    @Test
    void two_questions_in_parallel_each_hold_their_own_task() {
        var dossier = journeys.signed("EV-101");
        change(dossier);
        journeys.untilOnlyThese(dossier, "task_takeEntryInventory", "task_draftNote");

        ask("patrimoine", dossier, "task_takeEntryInventory");
        ask("juridique", dossier, "task_draftNote");
        assertThat(journeys.open(dossier))
                .containsExactly(
                        "task_takeEntryInventory", "task_draftNote", "task_answerRequest", "task_answerRequest");
        journeys.journey(dossier).isWaitingAt("call_keysHandover", "call_redraft");
        assertThatThrownBy(() -> journeys.complete("juridique", dossier, "task_draftNote"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("attend la réponse");

        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete("agent", dossier, "task_answerRequest");
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsOnly(Outcome.ANSWERED);
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory");
    }

    @Test
    void the_same_task_asks_one_question_at_a_time_and_may_ask_again_later() {
        var dossier = journeys.agreed("EV-101");
        ask("juridique", dossier, "task_draftNote");
        assertThatThrownBy(() -> ask("juridique", dossier, "task_draftNote")).isInstanceOf(Conflict.class);

        journeys.complete("agent", dossier, "task_answerRequest");
        ask("juridique", dossier, "task_draftNote");
        assertThat(roundTrips.of(dossier)).hasSize(2);
    }

    @Test
    void a_question_may_be_withdrawn_and_the_task_goes_on() {
        var dossier = journeys.agreed("EV-101");
        ask("juridique", dossier, "task_draftNote");

        journeys.as(
                "juridique",
                () -> sendBack.withdraw(journeys.task(dossier, "task_draftNote").getId()));

        assertThat(journeys.open(dossier)).containsExactly("task_draftNote");
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsExactly(Outcome.WITHDRAWN);
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
    }

    @Test
    void nobody_asks_from_a_task_of_another_trade_and_requesters_do_not_ask() {
        var dossier = journeys.agreed("EV-101");
        assertThatThrownBy(() -> ask("technique", dossier, "task_draftNote")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> ask("agent", dossier, "task_draftNote")).isInstanceOf(Forbidden.class);
        assertThat(roundTrips.of(dossier)).isEmpty();
    }

    @Test
    void an_unanswered_question_ends_after_fifteen_days_and_frees_its_task() {
        var dossier = journeys.agreed("EV-101");
        ask("juridique", dossier, "task_draftNote");

        clock.moveTo(clock.now().plusDays(16));

        assertThat(roundTrips.of(dossier)).extracting("outcome").containsExactly(Outcome.EXPIRED);
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
    }

    @Test
    void the_fourth_question_of_a_step_goes_to_the_steering_role() {
        var dossier = journeys.agreed("EV-101");
        for (var turn = 0; turn < 3; turn++) {
            ask("juridique", dossier, "task_draftNote");
            journeys.complete("agent", dossier, "task_answerRequest");
        }
        ask("juridique", dossier, "task_draftNote");
        assertThat(journeys.open(dossier)).containsExactly("task_draftNote", "task_arbitrate");

        journeys.complete("pilotage", dossier, "task_arbitrate", Map.of("arbitration", "STOP"));
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
    }

    @Test
    void work_can_be_sent_back_from_every_step() {
        var dossier = journeys.request("EV-101");
        askAndAnswer("hierarchie", dossier, "task_validateRequest");
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        askAndAnswer("patrimoine", dossier, "task_setHold");
        journeys.complete("patrimoine", dossier, "task_setHold", Map.of("orientation", "HOLD"));
        askAndAnswer("patrimoine", dossier, "task_planVisit");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        journeys.complete("patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "GO"));
        askAndAnswer("patrimoine", dossier, "task_agreeInPrinciple");
        askAndAnswer("assurances", dossier, "task_declareOccupation");
        askAndAnswer("juridique", dossier, "task_draftNote");
        askAndAnswer("signature-dga", dossier, "task_signDga");
        askAndAnswer("patrimoine", dossier, "task_takeEntryInventory");
        journeys.untilNothingIsOpen(dossier);
        journeys.act(
                "agent",
                dossier,
                "extension",
                Map.of("newEnd", dossiers.get(dossier).lastDay().plusDays(30).toString()));
        askAndAnswer("patrimoine", dossier, "task_examineExtension");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_examineExtension",
                Map.of("extensionAgreed", false, "extensionGround", "L'espace change de main."));

        clock.moveTo(dossiers.get(dossier).request().requestedEnd().plusDays(1).atTime(9, 0));
        askAndAnswer("patrimoine", dossier, "task_takeExitInventory");
        assertThat(roundTrips.of(dossier)).hasSize(10);
    }

    private void askAndAnswer(String login, DossierNumber dossier, String task) {
        journeys.until(dossier, task);
        ask(login, dossier, task);
        journeys.complete("agent", dossier, "task_answerRequest");
        assertThat(journeys.open(dossier)).contains(task).doesNotContain("task_answerRequest");
    }

    private void ask(String login, DossierNumber dossier, String task) {
        journeys.ask(login, dossier, task);
    }

    private void change(DossierNumber dossier) {
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 8));
    }
}
