package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.story.Journeys;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Seam 4: a dossier and all its called processes belong to the requester's service, whoever moves them on. */
@ParcoursTest
class TenantsTest {
    @Autowired
    Journeys journeys;

    @Autowired
    RuntimeService runtime;

    @Test
    void a_process_called_by_another_services_click_stays_in_the_dossiers_service() {
        var dossier = journeys.held("EV-101");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier.value())
                        .list())
                .hasSize(2)
                .extracting(ProcessInstance::getTenantId)
                .containsOnly("service-participation");
    }

    @Test
    void nobody_starts_a_journey_without_a_home_nor_a_step_by_hand() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("occupation-journey"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> journeys.as("patrimoine", () -> runtime.startProcessInstanceByKey("keys-handover")))
                .isInstanceOf(Forbidden.class);
    }
}
