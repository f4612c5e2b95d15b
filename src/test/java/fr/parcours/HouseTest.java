package fr.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole house stands: it starts on either database and each test finds it as new. */
@ParcoursTest
class HouseTest {
    @Autowired
    TestRestTemplate http;

    @Autowired
    RepositoryService repository;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Test
    void it_is_healthy_and_tells_strangers_no_more_than_that() {
        var health = http.getForEntity("/actuator/health", String.class);
        assertThat(health.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(health.getBody()).isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
    }

    @Test
    void it_stands_on_the_database_that_was_asked_for() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualTo(TestDatabase.isPostgres() ? "PostgreSQL" : "H2");
        }
    }

    @Test
    void every_process_of_the_journey_is_in_service() {
        assertThat(repository.createProcessDefinitionQuery().list())
                .extracting("key")
                .contains(
                        "occupation-journey",
                        "site-visit",
                        "agreement",
                        "keys-handover",
                        "closing",
                        "completion-request");
    }

    @RepeatedTest(2)
    void what_one_test_writes_and_moves_the_next_does_not_see() {
        assertThat(clock.today()).isEqualTo(LocalDate.now(ZoneId.of("Europe/Paris")));
        assertThat(jdbc.sql("select count(*) from demo_clock")
                        .query(Integer.class)
                        .single())
                .isZero();

        clock.advance(Duration.ofDays(31));

        assertThat(jdbc.sql("select count(*) from demo_clock")
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
