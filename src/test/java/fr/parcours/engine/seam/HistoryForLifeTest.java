package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.register.work.Works;
import fr.parcours.story.Journeys;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seam 6: processes, user tasks, called processes and decisions are remembered; variables are not; claims are ours. */
@ParcoursTest
class HistoryForLifeTest {
    @Autowired
    Journeys journeys;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    Works works;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_engine_keeps_the_course_and_no_variable() {
        journeys.agreed("EV-101");
        assertThat(history.createHistoricActivityInstanceQuery().list())
                .extracting(HistoricActivityInstance::getActivityType)
                .containsOnly("userTask", "callActivity");
        assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(history.createHistoricDetailQuery().count()).isZero();
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey("eligibility")
                        .count())
                .isOne();
        assertThat(jdbc.sql("select value_ from act_ge_property where name_ = 'historyLevel'")
                        .query(String.class)
                        .single())
                .isEqualTo("41");
    }

    @Test
    void a_task_that_was_taken_keeps_when_it_began_and_how_long_it_took() {
        var dossier = journeys.request("EV-101");
        var id = journeys.task(dossier, "task_validateRequest").getId();
        var began = history.createHistoricTaskInstanceQuery()
                .taskId(id)
                .singleResult()
                .getStartTime();
        journeys.as("hierarchie", () -> {
            tasks.claim(id, "hierarchie");
            return id;
        });
        journeys.complete("hierarchie", dossier, "task_validateRequest");

        var task = history.createHistoricTaskInstanceQuery().taskId(id).singleResult();
        assertThat(task.getStartTime()).isEqualTo(began);
        assertThat(task.getAssignee()).isEqualTo("hierarchie");
        assertThat(task.getDurationInMillis()).isEqualTo(task.getEndTime().getTime() - began.getTime());
        var activity = history.createHistoricActivityInstanceQuery()
                .activityId("task_validateRequest")
                .singleResult();
        assertThat(activity.getAssignee()).isEqualTo("hierarchie");
        assertThat(activity.getDurationInMillis())
                .isEqualTo(activity.getEndTime().getTime()
                        - activity.getStartTime().getTime());
    }

    @Test
    void who_claimed_and_who_handed_back_is_a_row_of_ours() {
        var dossier = journeys.request("EV-101");
        var id = journeys.task(dossier, "task_validateRequest").getId();
        journeys.as("hierarchie", () -> {
            tasks.claim(id, "hierarchie");
            tasks.setAssignee(id, null);
            tasks.claim(id, "hierarchie");
            return id;
        });
        journeys.complete("hierarchie", dossier, "task_validateRequest");

        assertThat(jdbc.sql("select kind from work_event where task_id = ? order by happened_at")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains("CLAIMED", "HANDED_BACK");
        var work = works.of(dossier).get(0);
        assertThat(work.claimedBy()).isEqualTo("hierarchie");
        assertThat(work.endedBy()).isEqualTo("hierarchie");
    }
}
