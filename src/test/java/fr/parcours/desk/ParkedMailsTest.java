package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.parcours.BehindTheHouse;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail that failed for good is seen by those who can do something about it. */
@ParcoursTest
class ParkedMailsTest {
    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void aParkedMail() {
        robot = new Robot("http://localhost:" + port);
        jdbc.sql("""
                insert into outbox (id, dedup_key, dossier, recipient, subject, body, posted_at, next_try_at, attempts, last_error, parked_at)
                values ('m1', 'k1', 'OCC-2026-0001', 'parti@exemple.invalid', 'OCC-2026-0001 – votre demande est refusée', 'Le texte',
                        current_timestamp, current_timestamp, 1, 'Refused: 550 No such user', current_timestamp)""").update();
    }

    @Test
    void the_steering_role_sees_why_and_sends_it_again_from_the_page() throws Exception {
        var pilot = new PageVisitor(port).signIn("pilotage");
        assertThat(pilot.open("/courriels").body())
                .contains("p…@exemple.invalid", "votre demande est refusée", "550 No such user")
                .doesNotContain("Le texte", "parti@");

        assertThat(pilot.post("/courriels", "/courriels/renvoi", Map.of("id", "m1"))
                        .body())
                .contains("Aucun courriel n'est mis de côté");
        assertThat(jdbc.sql("select parked_at from outbox").query().listOfRows().get(0))
                .containsEntry("parked_at", null);
    }

    @Test
    void nobody_waits_any_more_for_one_that_was_put_away() throws Exception {
        assertThat(robot.get("pilotage", "/actuator/health/readiness").body()).contains("DEGRADED");

        assertThat(new PageVisitor(port)
                        .signIn("pilotage")
                        .post("/courriels", "/courriels/classement", Map.of("id", "m1"))
                        .body())
                .contains("Aucun courriel n'est mis de côté");
        assertThat(robot.get("pilotage", "/actuator/health/readiness").body()).doesNotContain("DEGRADED");
        for (var deed : new String[] {"dismiss", "resend"}) {
            assertThat(robot.post("admin", "/api/mails/m1/" + deed, JsonNodeFactory.instance.objectNode())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_technical_administration_sends_it_again_without_reading_what_it_is_about() {
        var parked = robot.get("admin", "/api/mails/parked").json().get(0);
        assertThat(parked.get("recipient").asText()).isEqualTo("p…@exemple.invalid");
        assertThat(parked.get("reason").asText()).contains("550");
        assertThat(parked.path("subject").isNull()).isTrue();
        assertThat(parked.has("body")).isFalse();

        assertThat(robot.post("admin", "/api/mails/m1/resend", JsonNodeFactory.instance.objectNode())
                        .status())
                .isEqualTo(204);
        assertThat(robot.post("admin", "/api/mails/m1/resend", JsonNodeFactory.instance.objectNode())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void it_is_nobody_elses_business() {
        for (var login : new String[] {"agent", "patrimoine", "dpo"}) {
            assertThat(robot.get(login, "/api/mails/parked").status()).isEqualTo(403);
            for (var deed : new String[] {"resend", "dismiss"}) {
                assertThat(robot.post(login, "/api/mails/m1/" + deed, JsonNodeFactory.instance.objectNode())
                                .status())
                        .isEqualTo(403);
            }
        }
    }
}
