package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.space.Days;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The requester gives up, wherever the dossier stands: what was engaged is undone. */
@ParcoursTest
class AbandonedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Days days;

    @Autowired
    Keys keys;

    @Autowired
    DemoClock clock;

    @Autowired
    List<DossierAction> actions;

    @Test
    void before_anybody_has_looked_at_it() {
        var dossier = journeys.request("EV-101");
        assertThat(label(dossier)).isEqualTo("Abandonner la demande");
        abandon(dossier);
        isOverAndFree(dossier);
    }

    @Test
    void while_the_visit_is_being_planned() {
        var dossier = journeys.held("EV-101");
        assertThat(days.holdsAny(dossier)).isTrue();
        abandon(dossier);
        isOverAndFree(dossier);
    }

    @Test
    void while_the_note_is_being_signed_with_a_question_open_beside_it() {
        var dossier = journeys.agreed("EV-101");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        abandon(dossier);
        isOverAndFree(dossier);
    }

    @Test
    void with_the_keys_out_they_are_taken_back_first() {
        var dossier = journeys.opened("EV-101");
        assertThat(label(dossier)).as("nobody takes it for a notice").isEqualTo("Tout arrêter, sans préavis");
        abandon(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(journeys.open(dossier)).containsExactly("task_retrieveKeys");

        journeys.complete("patrimoine", dossier, "task_retrieveKeys", Map.of("allKeysReturned", true));
        assertThat(keys.areOut(dossier)).isFalse();
        journeys.journey(dossier).isEnded().hasNotPassed("call_closing");
    }

    @Test
    void an_option_without_a_visit_expires_after_thirty_days() {
        var dossier = journeys.held("EV-101");

        clock.moveTo(clock.now().plusDays(31));

        isOverAndFree(dossier);
    }

    @Test
    void an_agreement_in_principle_without_a_title_lapses_after_sixty_days_with_all_that_was_prepared() {
        var dossier = journeys.agreedInPrinciple("EV-101");

        clock.moveTo(clock.now().plusDays(61));

        isOverAndFree(dossier);
        assertThat(dossiers.get(dossier).abandonReason()).contains("accord de principe est caduc");
    }

    @Test
    void but_not_once_the_visit_said_go() {
        var dossier = journeys.agreed("EV-101");

        clock.moveTo(clock.now().plusDays(31));

        assertThat(journeys.open(dossier)).containsExactly("task_draftNote");
        assertThat(days.holdsAny(dossier)).isTrue();
    }

    private String label(DossierNumber dossier) {
        return actions.stream()
                .filter(action -> action.id().equals("abandon"))
                .findFirst()
                .orElseThrow()
                .label(dossier);
    }

    private void abandon(DossierNumber dossier) {
        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête faute de budget."));
    }

    private void isOverAndFree(DossierNumber dossier) {
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(journeys.open(dossier)).isEmpty();
        journeys.journey(dossier).isEnded().hasNotPassed("call_closing");
        assertThat(days.holdsAny(dossier)).isFalse();
    }
}
