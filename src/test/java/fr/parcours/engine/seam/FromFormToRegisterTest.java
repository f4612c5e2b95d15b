package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.ParcoursTest;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Seam 1: facts go to registers, the engine keeps what routes, and a refusal leaves nothing behind. */
@ParcoursTest
class FromFormToRegisterTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Test
    void the_purpose_stands_in_the_register_and_in_no_variable() {
        var dossier = journeys.request("EV-101");
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));

        assertThat(dossiers.get(dossier).request().purpose()).startsWith("Permanence");
        assertThat(runtime.createVariableInstanceQuery().list())
                .extracting(VariableInstance::getName)
                .containsExactlyInAnyOrder(
                        "hierarchicalValidation", "nbBlock", "nbComplete", "nbLegal", "nbReserve", "eligibility");
    }

    @Test
    void a_refused_start_takes_no_number() {
        assertThatThrownBy(() -> journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "staffCount", 6000)))
                .isInstanceOf(BadInput.class);
        var first = journeys.request("EV-101");
        var second = journeys.request("EV-102");
        assertThat(Integer.parseInt(second.value().substring(9))
                        - Integer.parseInt(first.value().substring(9)))
                .isOne();
    }

    @Test
    void the_same_bad_answer_gets_the_same_refusal_by_complete_and_by_submit_form() {
        var dossier = journeys.request("EV-101");
        var id = journeys.task(dossier, "task_validateRequest").getId();
        Map<String, Object> bad = new HashMap<>(Map.of("hierarchicalValidation", "oui", "isAdmin", true));

        var byComplete = refusal(() -> tasks.complete(id, bad));
        var byForm = refusal(() -> forms.submitTaskForm(id, bad));
        var empty = refusal(() -> tasks.complete(id));

        assertThat(byComplete).isEqualTo(byForm).contains("isAdmin");
        assertThat(empty).contains("hierarchicalValidation");
        assertThat(journeys.open(dossier)).containsExactly("task_validateRequest");
        assertThat(dossiers.get(dossier).hierarchicalValidation()).isNull();
    }

    private String refusal(Runnable attempt) {
        return journeys.as("hierarchie", () -> {
            try {
                attempt.run();
                return "accepted";
            } catch (BadInput bad) {
                return bad.errors().toString();
            }
        });
    }
}
