package fr.parcours.desk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.TestDatabase;
import fr.parcours.engine.TestClock;
import fr.parcours.story.Journeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What operators see of the house. */
@ParcoursTest
class GaugesTest {
    private static final Path DASHBOARD = Path.of("docs/operations/grafana.json");

    @Autowired
    TestRestTemplate http;

    @Autowired
    Journeys journeys;

    @Autowired
    Gauges figures;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Test
    void open_and_late_tasks_and_round_trips_are_counted_by_step() {
        var dossier = journeys.agreed("EV-101");
        journeys.ask("juridique", dossier, "task_draftNote");
        assertThat(figure("parcours_tasks_open", "agreement")).isEqualTo(1);
        assertThat(figure("parcours_tasks_overdue", "agreement")).isZero();
        assertThat(figure("parcours_round_trips_open", "agreement")).isEqualTo(1);
        assertThat(figure("parcours_tasks_open", "closing")).isZero();

        clock.advance(Duration.ofDays(14));

        assertThat(figure("parcours_tasks_overdue", "agreement")).isEqualTo(1);
    }

    @Test
    void mails_that_do_not_leave_show_in_figures_and_make_the_house_worse_but_not_dead() {
        assertThat(get("/actuator/health/readiness").getBody()).isEqualTo("{\"status\":\"UP\"}");
        jdbc.sql("""
                insert into outbox (id, dedup_key, recipient, subject, body, posted_at, next_try_at, attempts, last_error, parked_at)
                values ('m1', 'k1', 'parti@exemple.invalid', 'Objet', 'Texte', current_timestamp, current_timestamp, 10, 'no server',
                        current_timestamp)""").update();

        assertThat(figure("parcours_mails_parked", "")).isEqualTo(1);
        for (var address : List.of("/actuator/health", "/actuator/health/readiness")) {
            assertThat(get(address).getStatusCode().value()).isEqualTo(200);
            assertThat(get(address).getBody()).startsWith("{\"status\":\"DEGRADED\"");
        }
        assertThat(get("/actuator/health/liveness").getBody()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void refusals_are_counted_by_status_and_door() {
        var before = sum("parcours_refusals_total", "door=\"api\",status=\"404\"");
        http.withBasicAuth("agent", "agent").getForEntity("/api/dossiers/OCC-2026-9999", String.class);

        assertThat(sum("parcours_refusals_total", "door=\"api\",status=\"404\"") - before)
                .isEqualTo(1);
    }

    @Test
    void figures_are_for_the_technical_administration_only() {
        assertThat(get("/actuator/prometheus").getStatusCode().value()).isEqualTo(401);
        assertThat(http.exchange(bearer("/actuator/prometheus", TestDatabase.METRICS_TOKEN), String.class)
                        .getBody())
                .contains("parcours_tasks_open");
        assertThat(http.exchange(bearer("/actuator/prometheus", "un-autre-jeton"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        for (var closed : List.of("/api/dossiers", "/engine-rest/task", "/actuator/env", "/dossiers")) {
            assertThat(http.exchange(bearer(closed, TestDatabase.METRICS_TOKEN), String.class)
                            .getStatusCode()
                            .value())
                    .as(closed)
                    .isIn(401, 302);
        }
        for (var login : List.of("agent", "patrimoine", "pilotage", "dpo")) {
            assertThat(http.withBasicAuth(login, login)
                            .getForEntity("/actuator/prometheus", String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
        }
        assertThat(http.withBasicAuth("admin", "admin")
                        .getForEntity("/actuator/metrics", String.class)
                        .getStatusCode()
                        .value())
                .isNotEqualTo(200);
        assertThat(scrape()).doesNotContain("agent@").doesNotContain("OCC-");
    }

    @Test
    void every_figure_that_the_dashboard_names_exists_and_every_panel_has_a_title() throws Exception {
        http.getForEntity("/api/dossiers", String.class); // one refusal at least
        var known = scrape();
        var dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        assertThat(dashboard.get("title").asText()).isEqualTo("Parcours – exploitation");
        assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asText()).matches("[A-ZÉÀ].*");
            assertThat(named(panel))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(known).contains("\n" + name));
        });
    }

    @Test
    void log_lines_of_a_task_and_of_a_job_name_the_dossier() {
        var engine = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.pvm");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        engine.setLevel(Level.DEBUG);
        engine.addAppender(lines);
        try {
            var dossier = journeys.held("EV-101");
            assertThat(dossiers(lines)).contains(dossier.value());

            lines.list.clear();
            clock.advance(Duration.ofDays(31)); // the option ends: a timer
            assertThat(lines.list).isNotEmpty();
            assertThat(dossiers(lines)).contains(dossier.value());
        } finally {
            engine.detachAppender(lines);
            engine.setLevel(null);
        }
    }

    private static List<String> dossiers(ListAppender<ILoggingEvent> lines) {
        return List.copyOf(lines.list).stream()
                .map(line -> line.getMDCPropertyMap().get(DossierNumber.IN_LOG))
                .filter(dossier -> dossier != null)
                .distinct()
                .toList();
    }

    private static TreeSet<String> named(JsonNode panel) {
        return panel.findValuesAsText("expr").stream()
                .flatMap(expression -> Pattern.compile("[a-z]+(_[a-z0-9]+)+(?=[\\[{ )]|$)")
                        .matcher(expression)
                        .results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double figure(String name, String step) {
        ReflectionTestUtils.setField(figures, "last", null); // kept for seconds
        return sum(name, step.isEmpty() ? "" : "step=\"%s\"".formatted(step));
    }

    private double sum(String name, String labels) {
        return scrape().lines()
                .filter(line -> line.startsWith(name) && line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String scrape() {
        return String.valueOf(http.withBasicAuth("admin", "admin")
                .getForEntity("/actuator/prometheus", String.class)
                .getBody());
    }

    private static RequestEntity<Void> bearer(String address, String token) {
        return RequestEntity.get(address)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private ResponseEntity<String> get(String address) {
        return http.getForEntity(address, String.class);
    }
}
