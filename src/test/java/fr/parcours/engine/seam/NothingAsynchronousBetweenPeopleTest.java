package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.story.Journeys;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seam 12: when the click returns the next task is there, and what leaves the house waits in the outbox. */
@ParcoursTest
class NothingAsynchronousBetweenPeopleTest {
    @Autowired
    Journeys journeys;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Test
    void no_job_stands_between_two_people_and_the_mail_is_written_with_the_task() {
        var dossier = journeys.agreed("EV-101");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        assertThat(journeys.open(dossier)).containsExactly("task_signDga");
        assertThat(journeys.task(dossier, "task_signDga").getDescription()).isEqualTo(dossier.value());
        assertThat(management.createJobQuery().messages().count()).isZero();
        assertThat(jdbc.sql(
                                "select count(*) from outbox where dossier = ? and recipient = 'signature-dga@parcours.invalid'")
                        .param(dossier.value())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
