package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.form.SendBack;
import fr.parcours.story.Journeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Seam 3: the asking task stays open, inside a called process, and its step does not end while a question is open. */
@ParcoursTest
class RoundTripsTest {
    @Autowired
    Journeys journeys;

    @Autowired
    SendBack sendBack;

    @Test
    void a_question_from_inside_a_called_process_keeps_its_task_and_its_step_open() {
        var dossier = journeys.agreed("EV-101");
        var id = journeys.task(dossier, "task_draftNote").getId();
        journeys.as(
                "juridique",
                () -> sendBack.ask(
                        id,
                        Map.of(
                                "askedRole",
                                "grp-porteur",
                                "cause",
                                "AUTRE",
                                "question",
                                "Précisez l'usage des bureaux.")));

        assertThat(journeys.open(dossier)).containsExactly("task_draftNote", "task_answerRequest");
        assertThatThrownBy(() -> journeys.complete("juridique", dossier, "task_draftNote"))
                .isInstanceOf(Conflict.class);
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
    }
}
