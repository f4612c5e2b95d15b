package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.insight.TimeSplits;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The manager's figures, against what was done and against the engine's own history. */
@ParcoursTest
class InsightApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Autowired
    Journeys journeys;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    TimeSplits timeSplits;

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
    void tells_what_was_done_how_long_it_lay_and_what_is_left() {
        journeys.request("EV-101");
        var second = journeys.request("EV-102");
        journeys.complete("hierarchie", second, "task_validateRequest");
        clock.advance(Duration.ofHours(30));
        claim("patrimoine", second, "task_setHold");
        clock.advance(Duration.ofHours(10));
        journeys.complete("patrimoine", second, "task_setHold");

        var validation = task(figures("/steps"), "task_validateRequest");
        assertThat(validation.get("step").asText()).isEqualTo("request");
        assertThat(validation.get("process").asText()).isEqualTo("occupation-journey");
        assertThat(validation.get("label").asText()).isEqualTo("Valider la demande");
        assertThat(validation.get("role").asText()).isEqualTo("grp-hierarchie");
        assertThat(validation.get("finished").asInt()).isEqualTo(1);
        assertThat(validation.get("open").asInt()).isEqualTo(1);
        assertThat(validation.get("durationMedian").isNull())
                .as("one superior's time, which a day's figures would tell")
                .isTrue();
        var option = task(figures("/steps"), "task_setHold");
        assertThat(option.get("durationMedian").asLong()).isBetween(40 * HOUR, 41 * HOUR);
        assertThat(option.get("waitingMedian").asLong()).isBetween(30 * HOUR, 31 * HOUR);
        assertThat(option.get("workingP90").asLong()).isBetween(10 * HOUR, 11 * HOUR);

        clock.advance(Duration.ofDays(40));
        assertThat(task(figures("/steps"), "task_validateRequest")
                        .get("overdue")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void counts_what_the_engines_own_history_counts() {
        var dossier = journeys.opened("EV-101");
        var report = figures("/steps");
        var history = robot.get("pilotage", "/engine-rest/history/task?processInstanceBusinessKey=" + dossier)
                .json();
        assertThat(history.findValues("taskDefinitionKey")).isNotEmpty();
        assertThat(history.findValues("assignee")).allMatch(JsonNode::isNull);
        assertThat(robot.get(
                                "admin",
                                "/engine-rest/history/user-operation?taskId="
                                        + history.get(0).get("id").asText())
                        .body())
                .doesNotContain("\"hierarchie\"", "\"agent\"");
        for (var task : tasks(report)) {
            var told = StreamSupport.stream(history.spliterator(), false)
                    .filter(past -> past.get("taskDefinitionKey")
                            .asText()
                            .equals(task.get("task").asText()))
                    .filter(past -> past.get("processDefinitionKey")
                            .asText()
                            .equals(task.get("process").asText()))
                    .toList();
            assertThat(task.get("finished").asLong())
                    .as(task.get("task").asText())
                    .isEqualTo(told.stream()
                            .filter(past -> past.get("deleteReason").asText().equals("completed"))
                            .count());
            assertThat(task.get("open").asLong())
                    .isEqualTo(told.stream()
                            .filter(past -> past.get("endTime").isNull())
                            .count());
        }
        for (var step : report.get("steps")) {
            assertThat(step.get("finished").asLong())
                    .isEqualTo(StreamSupport.stream(step.get("tasks").spliterator(), false)
                            .mapToLong(task -> task.get("finished").asLong())
                            .sum());
        }
        for (var process : report.get("processes")) {
            assertThat(process.get("finished").asLong())
                    .as(process.get("process").asText())
                    .isEqualTo(tasks(report).stream()
                            .filter(task -> task.get("process").equals(process.get("process")))
                            .mapToLong(task -> task.get("finished").asLong())
                            .sum());
        }
    }

    @Test
    void round_trips_sum_to_the_ledger() {
        var dossier = journeys.request("EV-101");
        journeys.complete("hierarchie", dossier, "task_validateRequest");
        ask(dossier, "PIECE_MANQUANTE");
        clock.advance(Duration.ofDays(2));
        journeys.complete("agent", dossier, "task_answerRequest");
        ask(dossier, "DATES_A_REVOIR");

        var matrix = figures("/round-trips");
        assertThat(matrix.at("/total/count").asInt())
                .isEqualTo(roundTrips.of(dossier).size());
        assertThat(matrix.at("/total/open").asInt()).isEqualTo(1);
        assertThat(matrix.get("rows")).hasSize(2);
        var first = StreamSupport.stream(matrix.get("rows").spliterator(), false)
                .filter(row -> row.get("cause").asText().equals("PIECE_MANQUANTE"))
                .findFirst()
                .orElseThrow();
        assertThat(first.get("step").asText()).isEqualTo("request");
        assertThat(first.get("askedBy").asText()).isEqualTo("grp-patrimoine");
        assertThat(first.get("askedRole").asText()).isEqualTo("grp-porteur");
        assertThat(first.get("answered").asInt()).isEqualTo(1);
        assertThat(first.get("daysLost").isNull())
                .as("how long one requester took")
                .isTrue();
        assertThat(matrix.at("/total/daysLost").isNull()).isTrue();
        assertThat(matrix.get("returns")).hasSize(1);
        assertThat(matrix.at("/returns/0/task").asText()).isEqualTo("task_setHold");
        assertThat(matrix.at("/returns/0/askedRole").asText()).isEqualTo("grp-porteur");
        assertThat(matrix.at("/returns/0/count").asInt()).isEqualTo(2);
        assertThat(task(figures("/steps"), "task_setHold").get("roundTrips").asInt())
                .isEqualTo(2);
    }

    @Test
    void a_filter_keeps_what_it_names() {
        journeys.request("EV-101");
        assertThat(open("?service=service-participation")).isEqualTo(1);
        assertThat(open("?service=un-autre")).isZero();
        assertThat(open("?commune=Nulle-Part")).isZero();
        assertThat(open("?occupantType=SERVICE_MEL&title=")).isEqualTo(1);
        assertThat(open("?title=AFFECTATION_INTERNE")).isZero();
        assertThat(open("?process=occupation-journey&version=1")).isEqualTo(1);
        assertThat(open("?version=999")).isZero();
        assertThat(open("?to=" + clock.today().minusDays(1))).isZero();
        assertThat(robot.get("pilotage", "/api/insight/steps?commune=%00").status())
                .isEqualTo(400);
        assertThat(robot.get("pilotage", "/api/insight/steps?commune=" + "L".repeat(201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void few_tasks_of_one_service_tell_how_many_and_no_time() {
        var dossier = journeys.request("EV-101");
        clock.advance(Duration.ofHours(3));
        journeys.complete("hierarchie", dossier, "task_validateRequest");
        journeys.complete("patrimoine", dossier, "task_setHold");

        var someDossiers = robot.get("pilotage", "/api/insight/steps?occupantType=SERVICE_MEL")
                .json();
        var validated = task(someDossiers, "task_validateRequest");
        assertThat(validated.get("finished").asInt()).isEqualTo(1);
        assertThat(validated.get("durationMedian").isNull()).isTrue();
        assertThat(validated.get("durationTotal").asLong()).isZero();
        assertThat(task(someDossiers, "task_setHold").get("durationMedian").isNull())
                .as("a role of many services")
                .isFalse();
        var service = "?service=service-participation";
        var ofService =
                task(robot.get("pilotage", "/api/insight/steps" + service).json(), "task_setHold");
        assertThat(ofService.get("finished").asInt()).isEqualTo(1);
        assertThat(ofService.get("durationMedian").isNull()).isTrue();
        assertThat(robot.get("pilotage", "/api/insight/bottlenecks" + service).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/steps", "/round-trips"})
    void names_the_parameter_that_it_does_not_understand(String address) {
        var bad = Map.of(
                "from", "?from=hier",
                "to", "?from=2026-11-24&to=2026-11-23",
                "version", "?version=deux",
                "comune", "?comune=Lille");
        bad.forEach((field, query) -> {
            var reply = robot.get("pilotage", "/api/insight" + address + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/bottlenecks?from=2000-01-01&to=2999-12-31, from",
        "/compare?beforeFrom=2000-01-01&beforeTo=2025-12-31, beforeFrom"
    })
    void does_not_look_at_more_than_ten_years(String address, String field) {
        var reply = robot.get("pilotage", "/api/insight" + address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pilotage     | 200
            patrimoine   | 200
            admin        | 200
            signature-dga | 200
            agent        | 403
            hierarchie   | 403
            dpo          | 403""")
    void is_for_those_who_see_every_service(String login, int status) {
        assertThat(robot.get(login, "/api/insight/steps").status()).isEqualTo(status);
        assertThat(robot.get(login, "/api/insight/round-trips").status()).isEqualTo(status);
    }

    @Test
    void a_filter_is_offered_in_the_words_of_the_house() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        var choices = robot.get("pilotage", "/api/insight/choices").json();
        assertThat(choices.at("/title/0/id").asText()).isEqualTo("AFFECTATION_INTERNE");
        assertThat(choices.at("/title/0/label").asText()).isEqualTo("Note d'affectation interne");
        assertThat(choices.at("/occupantType/0/label").asText()).isEqualTo("Service de la MEL");
        assertThat(choices.at("/service/0/label").asText()).isEqualTo("Participation citoyenne");
    }

    @Test
    void ranks_what_costs_most_and_says_what_is_behind_it() {
        var dossier = journeys.request("EV-101");
        journeys.request("EV-102");
        journeys.complete("hierarchie", dossier, "task_validateRequest");
        ask(dossier, "PIECE_MANQUANTE");
        clock.advance(Duration.ofDays(25));

        var report = figures("/bottlenecks");
        assertThat(report.at("/ranking/0/rank").asInt()).isEqualTo(1);
        assertThat(report.get("ranking").findValues("share").stream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isBetween(99.5, 100.5);
        assertThat(report.get("sentence").asText())
                .startsWith("«\u00a0%s\u00a0» ("
                        .formatted(report.at("/ranking/0/label").asText()))
                .contains("% du temps passé", "tâche\u00a0ouverte, dont 1 en retard")
                .endsWith(".");
        assertThat(report.at("/findings/0/sentence")).isEqualTo(report.get("sentence"));
        assertThat(report.get("months").findValuesAsText("month"))
                .contains(YearMonth.from(clock.today()).toString());
        assertThat(report.get("overdue").findValuesAsText("href")).contains("/dossiers/" + dossier);
        assertThat(report.get("inProgress").findValuesAsText("task")).contains("task_setHold", "task_validateRequest");
        assertThat(report.at("/roundTrips/total/count").asInt()).isEqualTo(1);

        var technical = robot.get("admin", "/api/insight/bottlenecks").json();
        assertThat(technical.get("overdue")).isEmpty();
        assertThat(technical.get("overdueCount").asInt())
                .isEqualTo(report.get("overdueCount").asInt());
    }

    @Test
    void compares_two_periods_by_what_was_sent_back() {
        var dossier = journeys.request("EV-101");
        journeys.complete("hierarchie", dossier, "task_validateRequest");
        ask(dossier, "PIECE_MANQUANTE");
        clock.advance(Duration.ofDays(10));
        journeys.complete("hierarchie", journeys.request("EV-102"), "task_validateRequest");

        var today = clock.today();
        var report = robot.get("pilotage", "/api/insight/compare?from=%s&to=%s".formatted(today, today.plusDays(10)))
                .json();
        assertThat(report.at("/before/from").asText())
                .isEqualTo(today.minusDays(11).toString());
        assertThat(report.at("/before/to").asText())
                .isEqualTo(today.minusDays(1).toString());
        var hold = StreamSupport.stream(report.get("tasks").spliterator(), false)
                .filter(task -> task.get("task").asText().equals("task_setHold"))
                .findFirst()
                .orElseThrow();
        assertThat(hold.at("/before/roundTripsPer100").asDouble()).isEqualTo(100);
        assertThat(hold.at("/after/roundTripsPer100").asDouble()).isZero();
        assertThat(robot.get("pilotage", "/api/insight/compare?change=none").status())
                .isEqualTo(400);
        assertThat(robot.get("pilotage", "/api/insight/changes").json()).isEmpty();
    }

    @Test
    void describes_its_parameters() {
        var described =
                robot.get("pilotage", "/v3/api-docs").json().at("/paths/~1api~1insight~1compare/get/parameters");
        assertThat(described.findValuesAsText("name"))
                .contains("from", "to", "commune", "version", "beforeFrom", "change");
    }

    @Test
    void leaves_as_a_file_that_no_spreadsheet_runs() {
        journeys.request("EV-101");
        var csv = robot.get("pilotage", "/api/insight/export.csv");
        assertThat(csv.body())
                .contains("Étape;Tâche;Rôle")
                .contains("Demande;Valider la demande;Hiérarchie du demandeur;0;1;0");
        assertThat(robot.get("dpo", "/api/insight/export.csv?table=round-trips").body())
                .contains("Demandé à");
        assertThat(robot.get("finances", "/api/insight/export.xlsx").status()).isEqualTo(200);
        assertThat(robot.get("juridique", "/api/insight/export.csv").status()).isEqualTo(403);
        assertThat(robot.get("admin", "/api/insight/choices")
                        .json()
                        .get("exports")
                        .asBoolean())
                .as("no button that would only be refused")
                .isFalse();
        assertThat(robot.get("pilotage", "/api/insight/export.csv?table=personnes")
                        .status())
                .isEqualTo(400);
        assertThat(robot.get("pilotage", "/api/insight/choices")
                        .json()
                        .at("/service/0/id")
                        .asText())
                .isEqualTo("service-participation");
    }

    @Test
    void a_dossiers_time_is_split_between_those_who_had_it() {
        var dossier = journeys.request("EV-101");
        clock.advance(Duration.ofDays(2));
        journeys.complete("hierarchie", dossier, "task_validateRequest");
        clock.advance(Duration.ofDays(3));
        claim("patrimoine", dossier, "task_setHold");
        clock.advance(Duration.ofDays(1));
        ask(dossier, "PIECE_MANQUANTE");
        clock.advance(Duration.ofDays(4));

        var split = timeSplits.of(dossier);
        assertThat(split.requester().toDays()).isEqualTo(6);
        assertThat(split.colleague().toDays()).isEqualTo(3);
        assertThat(split.working().toDays()).isEqualTo(1);
        assertThat(split.outside()).isZero();
        assertThat(split.total().toDays()).isEqualTo(10);
    }

    private void claim(String login, DossierNumber dossier, String task) {
        var id = journeys.task(dossier, task).getId();
        assertThat(robot.post(
                                login,
                                "/engine-rest/task/%s/claim".formatted(id),
                                JSON.createObjectNode().put("userId", login))
                        .status())
                .isEqualTo(204);
    }

    private void ask(DossierNumber dossier, String cause) {
        var id = journeys.task(dossier, "task_setHold").getId();
        var question = JSON.createObjectNode()
                .put("askedRole", "grp-porteur")
                .put("cause", cause)
                .put("question", "Précisez les horaires d'ouverture.");
        assertThat(robot.post("patrimoine", "/api/tasks/%s/completion-request".formatted(id), question)
                        .status())
                .isEqualTo(200);
    }

    private int open(String query) {
        return tasks(robot.get("pilotage", "/api/insight/steps" + query).json()).stream()
                .mapToInt(task -> task.get("open").asInt())
                .sum();
    }

    private JsonNode figures(String address) {
        return robot.get(
                        "pilotage",
                        "/api/insight" + address + "?from=%s&to=%s".formatted(LocalDate.of(2026, 1, 1), clock.today()))
                .json();
    }

    private static JsonNode task(JsonNode report, String task) {
        return tasks(report).stream()
                .filter(row -> row.get("task").asText().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> tasks(JsonNode report) {
        var tasks = new ArrayList<JsonNode>();
        report.get("steps").forEach(step -> step.get("tasks").forEach(tasks::add));
        return tasks;
    }
}
