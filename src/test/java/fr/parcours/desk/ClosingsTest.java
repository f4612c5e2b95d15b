package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.TestClock;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The closing days of the house: everybody reads, the steering role sets, deadlines obey. */
@ParcoursTest
class ClosingsTest {
    private static final String DAYS = "/api/closing-days";

    @Autowired
    Journeys journeys;

    @Autowired
    BusinessCalendar calendar;

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
    void a_closing_day_moves_the_deadlines_that_are_set_from_then_on() {
        var before = journeys.request("EV-101");
        var due = due(before);
        assertThat(robot.post("pilotage", DAYS, day(due, "Pont")).status()).isEqualTo(201);

        assertThat(due(journeys.request("EV-102"))).isEqualTo(calendar.plus(due, 1));
        assertThat(due(before)).isEqualTo(due);

        assertThat(robot.get("agent", DAYS).json().findValuesAsText("label")).containsExactly("Pont");
        assertThat(robot.delete("pilotage", DAYS + "/" + due).status()).isEqualTo(204);
        assertThat(due(journeys.request("EV-103"))).isEqualTo(due);
    }

    @Test
    void only_the_steering_role_sets_them() {
        var working = calendar.plus(clock.today(), 5);
        assertThat(robot.post("patrimoine", DAYS, day(working, "Pont")).status())
                .isEqualTo(403);
        assertThat(robot.delete("admin", DAYS + "/" + working).status()).isEqualTo(403);
        assertThat(robot.get("admin", DAYS).status()).isEqualTo(200);
    }

    @Test
    void a_day_that_changes_nothing_is_refused_with_why() {
        var working = calendar.plus(clock.today(), 5);
        assertThat(robot.post("pilotage", DAYS, day(working, "Pont")).status()).isEqualTo(201);
        assertThat(robot.post("pilotage", DAYS, day(working, "Pont")).status()).isEqualTo(409);
        assertThat(robot.post("pilotage", DAYS, day(working, " ")).status()).isEqualTo(400);
        assertThat(robot.post("pilotage", DAYS, day(clock.today().minusDays(1), "Hier"))
                        .status())
                .isEqualTo(400);
        assertThat(robot.post("pilotage", DAYS, day(nextChristmas(), "Noël")).body())
                .contains("déjà chômé");
        assertThat(robot.delete("pilotage", DAYS + "/" + nextChristmas()).status())
                .isEqualTo(404);
        assertThat(robot.delete("pilotage", DAYS + "/demain").status()).isEqualTo(400);
    }

    private LocalDate due(fr.parcours.DossierNumber dossier) {
        return journeys.task(dossier, "task_validateRequest")
                .getDueDate()
                .toInstant()
                .atZone(HouseClock.PARIS)
                .toLocalDate();
    }

    private LocalDate nextChristmas() {
        return clock.today().plusYears(1).withMonth(12).withDayOfMonth(25);
    }

    private static ObjectNode day(LocalDate day, String label) {
        return new ObjectMapper().createObjectNode().put("day", day.toString()).put("label", label);
    }
}
