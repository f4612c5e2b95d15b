package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule asks the requester for what is missing: once, at most three times, and not for ever. */
@ParcoursTest
class IncompleteStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    DemoClock clock;

    @Test
    void incomplete_once_then_right() {
        var dossier = outsideTheWindow();
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.INCOMPLET);
        assertThat(journeys.open(dossier)).containsExactly("task_correctRequest");
        journeys.journey(dossier).isWaitingAt("call_completionRequest");

        journeys.complete("agent", dossier, "task_correctRequest", Map.of("requestedEnd", inMonths(4)));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.DEPOSE);
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsExactly(Outcome.ANSWERED);

        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void the_superiors_no_goes_back_with_his_words() {
        var dossier = journeys.request("EV-101");
        journeys.complete(
                "hierarchie",
                dossier,
                "task_validateRequest",
                Map.of("hierarchicalValidation", false, "validationComment", "Précisez le projet"));
        assertThat(journeys.open(dossier)).containsExactly("task_correctRequest");

        journeys.complete("agent", dossier, "task_correctRequest");
        assertThat(journeys.open(dossier)).containsExactly("task_validateRequest");
    }

    @Test
    void after_three_returns_the_steering_role_arbitrates_and_may_stop() {
        var dossier = outsideTheWindow();
        for (var turn = 0; turn < 3; turn++) {
            journeys.complete("agent", dossier, "task_correctRequest");
            journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        }
        assertThat(journeys.open(dossier)).containsExactly("task_arbitrate");

        journeys.complete("pilotage", dossier, "task_arbitrate", Map.of("arbitration", "STOP"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
    }

    @Test
    void or_grants_one_more_answer() {
        var dossier = outsideTheWindow();
        for (var turn = 0; turn < 3; turn++) {
            journeys.complete("agent", dossier, "task_correctRequest");
            journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        }
        journeys.complete("pilotage", dossier, "task_arbitrate", Map.of("arbitration", "CONTINUE"));
        assertThat(journeys.open(dossier)).containsExactly("task_correctRequest");
    }

    @Test
    void without_an_answer_for_fifteen_days_it_lapses() {
        var dossier = outsideTheWindow();

        clock.moveTo(clock.now().plusDays(16));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsExactly(Outcome.EXPIRED);
        journeys.journey(dossier).isEnded().hasNotPassed("task_setHold");
    }

    private DossierNumber outsideTheWindow() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "requestedEnd", inMonths(20)));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        return dossier;
    }

    private String inMonths(int months) {
        return LocalDate.from(clock.now()).plusMonths(months).toString();
    }
}
