package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.register.preference.Preferences;
import fr.parcours.register.preference.Preferences.MailPace;
import fr.parcours.robot.Robot;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;

/** « Mes préférences », on the page and for programs. */
@ParcoursTest
class PreferencesTest {
    @Autowired
    Preferences preferences;

    @Autowired
    TestRestTemplate http;

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void aRobot() {
        robot = new Robot("http://localhost:" + port);
    }

    @Test
    void everybody_chooses_for_himself_on_the_page() throws Exception {
        var agent = new PageVisitor(port).signIn("agent");
        assertThat(agent.open("/preferences").body()).contains("value=\"AT_ONCE\" checked");

        assertThat(agent.send("/preferences", Map.of("mailPace", "DAILY")).body())
                .contains("Votre choix est enregistré", "value=\"DAILY\" checked");
        assertThat(preferences.mailPace("agent")).isEqualTo(MailPace.DAILY);
        assertThat(preferences.mailPace("patrimoine")).isEqualTo(MailPace.AT_ONCE);
    }

    @Test
    void programs_choose_too_and_are_told_what_is_not_understood() {
        assertThat(mine()).isEqualTo("AT_ONCE");
        assertThat(put(Map.of("mailPace", "DAILY"))).isEqualTo(200);
        assertThat(mine()).isEqualTo("DAILY");

        assertThat(put(Map.of("mailPace", "JAMAIS"))).isEqualTo(400);
        assertThat(put(Map.of())).isEqualTo(400);
        assertThat(put(Map.of("mailPace", "AT_ONCE", "login", "patrimoine"))).isEqualTo(400);
        assertThat(mine()).isEqualTo("DAILY");
    }

    private String mine() {
        return robot.get("agent", "/api/me/preferences").json().get("mailPace").asText();
    }

    private int put(Map<String, String> body) {
        return http.withBasicAuth("agent", "agent")
                .exchange("/api/me/preferences", HttpMethod.PUT, new HttpEntity<>(body), String.class)
                .getStatusCode()
                .value();
    }
}
