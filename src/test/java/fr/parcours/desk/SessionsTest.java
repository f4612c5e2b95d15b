package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.robot.Robot;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sessions of the Bureau and the Conseil: everybody reads them, the secretariat of the assemblies keeps them. */
@ParcoursTest
class SessionsTest {
    private static final String SESSIONS = "/api/sessions";

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port);
    }

    @Test
    void the_secretariat_adds_and_removes_a_session_that_everybody_reads() {
        var heldOn = clock.today().plusDays(60);
        var added = robot.post("assemblees", SESSIONS, session("CONSEIL", heldOn, heldOn.minusDays(40)));
        assertThat(added.status()).isEqualTo(201);
        assertThat(robot.get("agent", SESSIONS).json().findValuesAsText("heldOn"))
                .containsExactly(heldOn.toString());

        var id = added.json().get("id").asText();
        assertThat(robot.delete("juridique", SESSIONS + "/" + id).status()).isEqualTo(403);
        assertThat(robot.delete("assemblees", SESSIONS + "/" + id).status()).isEqualTo(204);
        assertThat(robot.delete("assemblees", SESSIONS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_session_that_cannot_be_is_refused_with_why() {
        var heldOn = clock.today().plusDays(60);
        assertThat(robot.post("assemblees", SESSIONS, session("CONSEIL", heldOn, heldOn.plusDays(1)))
                        .body())
                .contains("au plus tard le jour de la séance");
        assertThat(robot.post("assemblees", SESSIONS, session("SENAT", heldOn, heldOn))
                        .status())
                .isEqualTo(400);
        assertThat(robot.post("assemblees", SESSIONS, session("CONSEIL", LocalDate.of(9999, 12, 31), heldOn))
                        .status())
                .isEqualTo(400);
        assertThat(robot.post("assemblees", SESSIONS, session("CONSEIL", heldOn, LocalDate.of(0, 1, 1)))
                        .status())
                .isEqualTo(400);
        var past = clock.today().minusDays(1);
        assertThat(robot.post("assemblees", SESSIONS, session("BUREAU", past, past))
                        .status())
                .isEqualTo(400);
        assertThat(robot.post("assemblees", SESSIONS, session("BUREAU", heldOn, heldOn))
                        .status())
                .isEqualTo(201);
        assertThat(robot.post("assemblees", SESSIONS, session("BUREAU", heldOn, heldOn))
                        .status())
                .isEqualTo(409);
    }

    private static ObjectNode session(String assembly, LocalDate heldOn, LocalDate deadline) {
        return new ObjectMapper()
                .createObjectNode()
                .put("assembly", assembly)
                .put("heldOn", heldOn.toString())
                .put("fileDeadline", deadline.toString());
    }
}
