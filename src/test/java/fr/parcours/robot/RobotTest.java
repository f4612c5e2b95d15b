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

    @Test
    void walks_with_the_public_as_far_as_the_authority_lets_it() {
        var dossier = robot.wish("publicReception", true)
                .wish("erpType", "W")
                .wish("publicCountFloors", 12)
                .wish("publicCountBasement", 0)
                .wish("publicCountTotal", 12)
                .wish("staffCount", 4)
                .start("agent");

        robot.untilNothingIsOpen(dossier);

        assertThat(robot.state(dossier)).isEqualTo("OUVERT");
    }

    @Test
    void walks_with_an_association_from_outside_to_an_open_space() {
        var dossier = robot.wish("spaceCode", "EV-101")
                .wish("occupantType", "ASSOCIATION_IG")
                .wish("siret", "99910001900010")
                .start("patrimoine");

        robot.until(dossier, "task_handOverKeys").moveClock(firstDay(dossier)).untilNothingIsOpen(dossier);

        assertThat(robot.state(dossier)).isEqualTo("OUVERT");
    }

    @Test
    void walks_with_a_firm_through_the_publicity_to_an_open_space() {
        var dossier = robot.wish("spaceCode", "EV-110")
                .wish("occupantType", "ENTREPRISE")
                .wish("siret", "99920002500016")
                .wish("economicUse", true)
                .start("patrimoine");

        robot.untilNothingIsOpen(dossier);
        assertThat(robot.state(dossier)).as("others may come forward").isEqualTo("EN_INSTRUCTION");
        robot.moveClock(LocalDate.now().plusDays(31) + "T09:00").untilNothingIsOpen(dossier);

        assertThat(robot.state(dossier)).isEqualTo("OUVERT");
    }

    private String firstDay(String dossier) {
        return robot.dossier(dossier).get("period").get("from").asText() + "T09:00";
    }
}
