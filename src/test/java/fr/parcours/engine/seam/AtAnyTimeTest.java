package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.story.Journeys;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Seam 2: one message by the dossier's number cancels the called processes too; another changes facts beside them. */
@ParcoursTest
class AtAnyTimeTest {
    @Autowired
    Journeys journeys;

    @Autowired
    RuntimeService runtime;

    @Test
    void an_abandonment_reaches_into_called_processes() {
        var dossier = journeys.held("EV-101");
        assertThat(instances(dossier.value())).isEqualTo(2);
        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête."));
        assertThat(instances(dossier.value())).isZero();
    }

    @Test
    void a_change_runs_beside_what_goes_on() {
        var dossier = journeys.held("EV-101");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 7));
        assertThat(journeys.open(dossier)).containsExactly("task_planVisit");
    }

    private long instances(String dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .count();
    }
}
