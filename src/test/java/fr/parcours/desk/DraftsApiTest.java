package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody has half filled in waits for him, on any machine, and for nobody else. */
@ParcoursTest
class DraftsApiTest {
    private static final String HALF = "{\"purpose\": \"Permanence d'acc\", \"attachments\": [\"x\"]}";

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
    }

    private Reply keep(String login, String form, String fields) {
        return robot.send(
                login,
                HttpRequest.newBuilder(URI.create("http://localhost:%d/api/drafts/%s".formatted(port, form)))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(fields)));
    }

    private Reply draft(String login, String form) {
        return robot.get(login, "/api/drafts/" + form);
    }

    @Test
    void a_half_filled_request_is_found_again_with_its_date() {
        assertThat(draft("agent", "start").status()).isEqualTo(204);
        assertThat(keep("agent", "start", HALF).status()).isEqualTo(200);

        var found = draft("agent", "start").json();
        assertThat(found.at("/fields/purpose").asText()).isEqualTo("Permanence d'acc");
        assertThat(found.get("savedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
        assertThat(draft("agent2", "start").status()).isEqualTo(204);

        assertThat(robot.delete("agent", "/api/drafts/start").status()).isEqualTo(204);
        assertThat(draft("agent", "start").status()).isEqualTo(204);
    }

    @Test
    void a_request_that_is_sent_leaves_no_draft() {
        keep("agent", "start", HALF);
        robot.start("agent");
        assertThat(draft("agent", "start").status()).isEqualTo(204);
    }

    @Test
    void a_task_that_is_done_leaves_no_draft() {
        var dossier = robot.start("agent");
        var task = robot.taskId(dossier, "task_validateRequest");
        assertThat(keep("hierarchie", task, "{\"validationComment\": \"À revoir\"}")
                        .status())
                .isEqualTo(200);
        assertThat(draft("hierarchie", task).status()).isEqualTo(200);

        robot.complete(dossier, "task_validateRequest");

        assertThat(draft("hierarchie", task).status()).isEqualTo(204);
        assertThat(keep("hierarchie", task, "{}").status()).isEqualTo(409);
    }

    @Test
    void a_draft_holds_fields_of_its_form_and_no_more() {
        var task = robot.taskId(robot.start("agent"), "task_validateRequest");
        assertThat(keep("hierarchie", task, "{\"isAdmin\": true}").status()).isEqualTo(400);
        assertThat(keep("hierarchie", task, "{\"dossierSummary\": \"x\"}").status())
                .isEqualTo(400);
        assertThat(keep("hierarchie2", task, "{}").status()).isEqualTo(404);
        assertThat(keep("juridique", "start", "{}").status()).isEqualTo(403);
        assertThat(keep("agent", "start", "{\"purpose\": \"%s\"}".formatted("x".repeat(70_000)))
                        .status())
                .isEqualTo(400);
        assertThat(keep("agent", "start", "[1]").status()).isEqualTo(400);
    }
}
