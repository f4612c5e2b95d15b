package fr.parcours.robot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A robot that knows nothing but contract.md walks the journey over HTTP, as the right roles. */
@ParcoursTest
class RobotTest {
    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6);
    }

    @Test
    void walks_from_the_start_form_to_a_closed_occupation() {
        var dossier = robot.start("agent");
        assertThat(dossier).matches("OCC-[0-9]{4}-[0-9]{4}");

        robot.untilNothingIsOpen(dossier);
        assertThat(robot.state(dossier)).isEqualTo("OUVERT");

        var end = LocalDate.parse(robot.dossier(dossier).get("period").get("to").asText());
        robot.moveClock(end.plusDays(1) + "T08:00").untilNothingIsOpen(dossier);
        assertThat(robot.state(dossier)).isEqualTo("CLOS");
        assertThat(robot.dossier(dossier).get("stateLabel").asText()).isEqualTo("Occupation close");
    }
}
