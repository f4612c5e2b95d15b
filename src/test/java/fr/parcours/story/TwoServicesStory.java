package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.ParcoursTest;
import fr.parcours.register.Race;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two services ask at the same time: each sees its own dossier and no other, instructing staff see both. */
@ParcoursTest
class TwoServicesStory {
    @Autowired
    Journeys journeys;

    @Autowired
    TaskService tasks;

    @LocalServerPort
    int port;

    @Test
    void each_hierarchy_validates_its_own_and_cannot_reach_the_other() {
        var ours = journeys.request("EV-101");
        var theirs = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));

        assertThatThrownBy(() -> journeys.complete("hierarchie", theirs, "task_validateRequest"))
                .isInstanceOf(NotFound.class);
        journeys.complete("hierarchie2", theirs, "task_validateRequest", Map.of("hierarchicalValidation", true));
        journeys.complete("hierarchie", ours, "task_validateRequest", Map.of("hierarchicalValidation", true));

        assertThat(journeys.as("agent2", () -> tasks.createTaskQuery().list()))
                .extracting("tenantId")
                .containsOnly("service-culture");
        assertThat(journeys.as("patrimoine", () -> tasks.createTaskQuery().count()))
                .isEqualTo(2);
        journeys.complete("patrimoine", theirs, "task_setHold", Map.of("orientation", "HOLD"));
        assertThat(journeys.as(
                        "agent2",
                        () -> tasks.createTaskQuery()
                                .taskDefinitionKey("task_planVisit")
                                .count()))
                .as("a step that a colleague of another service started stays in the dossier's service")
                .isOne();
    }

    @Test
    void over_REST_a_foreign_dossier_is_as_unknown_as_one_that_never_was() {
        var robot = new Robot("http://localhost:" + port);
        var ours = journeys.request("EV-101");
        var taskId = journeys.task(ours, "task_validateRequest").getId();

        assertThat(robot.get("agent2", "/engine-rest/task/" + taskId).status()).isEqualTo(404);
        assertThat(robot.get("agent2", "/api/tasks/%s/form".formatted(taskId)).status())
                .isEqualTo(404);
        var foreign = robot.get("agent2", "/api/dossiers/" + ours);
        var unknown = robot.get("agent2", "/api/dossiers/OCC-2026-9998");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().replace(ours.value(), ""))
                .isEqualTo(unknown.body().replace("OCC-2026-9998", ""));
        assertThat(robot.get("agent2", "/api/dossiers").body()).doesNotContain(ours.value());
        assertThat(robot.get("admin", "/api/dossiers/" + ours).status()).isEqualTo(403);
    }

    @Test
    void a_task_belongs_to_its_trade() {
        var dossier = journeys.agreed("EV-101");
        assertThatThrownBy(() -> journeys.complete("technique", dossier, "task_draftNote"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> journeys.complete("agent", dossier, "task_draftNote"))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void a_colleague_who_has_it_keeps_it() {
        var dossier = journeys.agreed("EV-101");
        var id = journeys.task(dossier, "task_draftNote").getId();
        journeys.as("juridique", () -> {
            tasks.claim(id, "juridique");
            return id;
        });
        var robot = new Robot("http://localhost:" + port);
        assertThat(robot.completeAs("juridique2", id).status()).isEqualTo(409);
        assertThat(robot.completeAs("juridique", id).status()).isEqualTo(204);
        assertThat(robot.completeAs("juridique", id).status()).isEqualTo(409);
    }

    @Test
    void steering_staff_reassign_to_a_candidate_who_sees_the_dossier_and_hand_back() {
        var dossier = journeys.request("EV-101");
        var id = journeys.task(dossier, "task_validateRequest").getId();

        assertThatThrownBy(() -> assign("pilotage", id, "hierarchie2")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> assign("pilotage", id, "juridique")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> assign("pilotage", id, "pilotage")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> assign("agent", id, "hierarchie")).isInstanceOf(Forbidden.class);
        assign("pilotage", id, "hierarchie");
        assertThat(journeys.task(dossier, "task_validateRequest").getAssignee()).isEqualTo("hierarchie");
        assign("pilotage", id, null);
        assertThat(journeys.task(dossier, "task_validateRequest").getAssignee()).isNull();
    }

    @RepeatedTest(10)
    void of_several_answers_at_the_same_moment_one_counts_and_the_others_are_told() throws Exception {
        var robot = new Robot("http://localhost:" + port);
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "sleeping", true));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        var next = journeys.next(dossier).orElseThrow();
        var complete = "/engine-rest/task/%s/complete".formatted(next.taskId());
        var answer = Robot.engineBody(next.answer());

        var replies = Race.run(Stream.of("juridique", "juridique2", "juridique", "juridique2")
                .<Callable<Reply>>map(login -> () -> robot.post(login, complete, answer))
                .toList());

        assertThat(replies.stream().map(Reply.class::cast).map(Reply::status))
                .as(replies.toString())
                .containsOnlyOnce(204)
                .allMatch(status -> status == 204 || status == 409);
    }

    @RepeatedTest(5)
    void colleagues_each_at_a_task_of_his_own_do_not_refuse_each_other() throws Exception {
        var robot = new Robot("http://localhost:" + port);
        var dossier = journeys.visited("EV-101");
        var theirs = Map.of(
                "task_surveyDiagnostics", "technique",
                "task_checkFluids", "technique",
                "task_checkNetwork", "numerique",
                "task_checkPlanning", "juridique",
                "task_giveSafetyOpinion", "securite");

        var replies = Race.run(theirs.entrySet().stream()
                .<Callable<Reply>>map(
                        one -> () -> robot.completeAs(one.getValue(), robot.taskId(dossier.value(), one.getKey())))
                .toList());

        assertThat(replies.stream().map(Reply.class::cast).map(Reply::status))
                .as(replies.toString())
                .containsOnly(204);
    }

    @RepeatedTest(5)
    void of_two_who_claim_at_the_same_moment_one_has_it() throws Exception {
        var robot = new Robot("http://localhost:" + port);
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "sleeping", true));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        var id = journeys.task(dossier, "task_instructLegal").getId();

        var replies = Race.run(Stream.of("juridique", "juridique2")
                .<Callable<Reply>>map(login -> () -> robot.post(
                        login,
                        "/engine-rest/task/%s/claim".formatted(id),
                        JsonNodeFactory.instance.objectNode().put("userId", login)))
                .toList());

        assertThat(replies.stream().map(Reply.class::cast).map(Reply::status))
                .as(replies.toString())
                .containsExactlyInAnyOrder(204, 409);
        assertThat(journeys.task(dossier, "task_instructLegal").getAssignee()).startsWith("juridique");
    }

    @RepeatedTest(5)
    void a_dossier_that_is_abandoned_while_its_note_is_signed_is_one_or_the_other() throws Exception {
        var robot = new Robot("http://localhost:" + port);
        var dossier = journeys.agreed("EV-101");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        var sign = journeys.task(dossier, "task_signDga").getId();
        var answer = Robot.engineBody(Map.of("signDecision", "SIGN"));
        var abandon =
                JsonNodeFactory.instance.objectNode().put("abandonReason", "Le projet s'arrête, faute de budget.");

        var replies = Race.run(List.<Callable<Reply>>of(
                () -> robot.post("signature-dga", "/engine-rest/task/%s/complete".formatted(sign), answer),
                () -> robot.post("agent", "/api/dossiers/%s/actions/abandon".formatted(dossier), abandon)));

        assertThat(replies.stream().map(Reply.class::cast).map(Reply::status))
                .as(replies.toString())
                .anyMatch(status -> status < 300)
                .allMatch(status -> status < 300 || status == 409 || status == 404);
        var abandoned = robot.state(dossier.value()).equals("ABANDONNE");
        assertThat(journeys.open(dossier).isEmpty()).isEqualTo(abandoned);
        assertThat(abandoned || robot.state(dossier.value()).equals("SIGNE")).isTrue();
    }

    @Test
    void a_Basic_call_opens_no_session() {
        var reply = new Robot("http://localhost:" + port).get("signature-dga", "/api/dossiers");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().getOrDefault("set-cookie", List.of()))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    private void assign(String login, String taskId, String assignee) {
        journeys.as(login, () -> {
            tasks.setAssignee(taskId, assignee);
            return taskId;
        });
    }
}
