package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import fr.parcours.story.Outsiders;
import fr.parcours.story.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may do what, column by column over REST, as {@code role-matrix.csv} has it from role-matrix.md: every task of the
 * journey and every call of rows 1 to 44.
 */
@ParcoursTest
class RoleMatrixTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A column of the matrix, and who stands for it. */
    private static final Map<String, String> COLUMNS = columns(
            "POR agent",
            "HIE hierarchie",
            "PAT patrimoine",
            "TEC technique",
            "SEC securite",
            "JUR juridique",
            "ASS assurances",
            "FIN finances",
            "NUM numerique",
            "COM communication",
            "SGA assemblees",
            "DGA signature-dga",
            "DGS signature-dgs",
            "ELU signature-elu",
            "PIL pilotage",
            "DPO dpo",
            "ADM admin");

    /** Of another service: to them the dossier is as unknown as one that never was. */
    private static final List<String> STRANGERS = List.of("agent2", "hierarchie2");

    /** More tasks than any road has. */
    private static final int MOST_STEPS = 80;

    private static final String SEND_BACK = "send back";
    private static final String READ_INTERNAL = "read an internal message";

    /** Where the title is drafted: others go on from there. */
    private static final String TITLE = "task_draftConvention";

    /** @param may the columns; nobody else */
    record Row(String no, String what, Set<String> may) {
        boolean isTask() {
            return what.startsWith("task_");
        }

        boolean isCall() {
            return !isTask() && !Set.of(SEND_BACK, READ_INTERNAL).contains(what);
        }

        @Override
        public String toString() {
            return no + " " + what;
        }
    }

    @Autowired
    Journeys journeys;

    @Autowired
    Running running;

    @Autowired
    Outsiders outsiders;

    @Autowired
    Dossiers dossiers;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final Map<String, Set<String>> tasks = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private Set<String> askers = Set.of();
    private Robot robot;

    @BeforeEach
    void arrives() throws IOException {
        robot = new Robot("http://localhost:" + port);
        rows().filter(Row::isTask).forEach(row -> tasks.put(row.what(), row.may()));
        askers = rows().filter(row -> row.what().equals(SEND_BACK))
                .findFirst()
                .orElseThrow()
                .may();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_is_for_its_columns(Row row) throws IOException {
        var dossier = journeys.request("EV-101");
        journeys.until(dossier, "task_setHold");
        var foreign = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));
        var call = row.what()
                .replace("{dossier}", dossier.value())
                .replace("{foreign}", foreign.value())
                .replace("{setHold}", journeys.task(dossier, "task_setHold").getId());

        COLUMNS.forEach((column, login) ->
                expect(login, call, send(login, call), row.may().contains(column)));
        if (!row.what().contains("{foreign}") && !call.equals(row.what())) {
            STRANGERS.forEach(login -> expectUnknown(login, call, send(login, call)));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_services_write_to_each_other_is_for_its_columns() throws IOException {
        var dossier = journeys.request("EV-101");
        var messages = "/api/dossiers/%s/messages".formatted(dossier);
        var may = rows().filter(row -> row.what().equals(READ_INTERNAL))
                .findFirst()
                .orElseThrow()
                .may();
        send("patrimoine", "POST " + messages + " {\"text\": \"Entre nous.\", \"visibility\": \"INTERNE\"}");
        send("patrimoine", "POST " + messages + " {\"text\": \"Pour tous.\", \"visibility\": \"DEMANDEUR\"}");

        COLUMNS.forEach((column, login) -> {
            var reply = robot.get(login, messages);
            var texts = reply.status() == 200 ? reply.json().findValuesAsText("text") : List.<String>of();
            assertThat(texts.contains("Entre nous.")).as(column).isEqualTo(may.contains(column));
        });
        assertThat(robot.get("hierarchie", messages).json().findValuesAsText("text"))
                .containsExactly("Pour tous.");
    }

    @Test
    void a_task_is_for_its_columns() {
        redirectedAndRefused();
        askedTooOften();
        contestedAndAbandonedWithTheKeysOut();
        byConvention();
        insuredFromOutside();
        withThePublicToTheEnd();
        publishedForSomebodyFromOutside();
        uncoveredWhileItRuns();
        anOutsiderWhoDoesNotLeave();

        assertThat(wrong).isEmpty();
        assertThat(seen).as("each task of the matrix was met").isEqualTo(tasks.keySet());
    }

    private void redirectedAndRefused() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "sleeping", true));
        walk(
                dossier,
                Map.of(
                        "task_reportVisit",
                        Map.of("visitHeld", true, "visitDecision", "NO_GO"),
                        "task_redirectRequest",
                        Map.of("orientation", "REFUSE", "refusalReason", "La visite ne permet pas cette occupation.")));
    }

    private void askedTooOften() {
        var late = clock.today().plusMonths(20).toString();
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "requestedEnd", late));
        walk(dossier, Map.of("task_arbitrate", Map.of("arbitration", "STOP")));
    }

    private void contestedAndAbandonedWithTheKeysOut() {
        jdbc.sql("update space set budget_code = 'EAU' where code = 'EV-101'").update();
        var dossier = journeys.visited("EV-101");
        journeys.ask("technique", dossier, "task_surveyDiagnostics");
        walk(
                dossier,
                Map.of(),
                "task_surveyDiagnostics",
                "task_giveSafetyOpinion",
                "task_giveLegalOpinion",
                "task_checkPlanning",
                "task_checkNetwork");

        Map<String, Map<String, ?>> against = Map.of(
                "task_giveSafetyOpinion", Map.of("verdict", "DEFAVORABLE"),
                "task_arbitrateOpinions", Map.of("opinionsArbitration", "FAVORABLE"),
                "task_arbitrateRework", Map.of("opinionsArbitration", "FAVORABLE"));
        walk(dossier, against, "task_handOverKeys");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 55));
        walk(dossier, against, "task_handOverKeys", "task_draftNote");
        walk(dossier, Map.of("task_draftNote", Map.of("worksCost", 20_000)), "task_handOverKeys");
        walk(dossier, Map.of());
        journeys.act("agent", dossier, "abandon", Map.of());
        walk(dossier, Map.of());
    }

    private void withThePublicToTheEnd() {
        var start = clock.today().plusDays(40);
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode",
                        "EV-001",
                        "scenario",
                        "TETE_DE_PONT",
                        "publicReception",
                        true,
                        "publicCountFloors",
                        12,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        12,
                        "erpType",
                        "W",
                        "staffCount",
                        4,
                        "requestedStart",
                        start.toString(),
                        "requestedEnd",
                        start.plusMonths(9).minusDays(1).toString()));
        walk(
                dossier,
                Map.of(
                        "task_recordAnswer",
                        Map.of("authorityAnswer", "REFUSED", "answerRemark", "La largeur de l'issue est insuffisante."),
                        "task_decideOnRefusal",
                        Map.of("refusalCourse", "REFILE")));
        journeys.act("agent", dossier, "incident", Map.of("incidentKind", "DEGAT_EAUX"));
        walk(dossier, Map.of("task_treatIncident", Map.of("claim", true)));
        journeys.act(
                "agent",
                dossier,
                "extension",
                Map.of("newEnd", lastDay(dossier).plusDays(30).toString()));
        walk(dossier, Map.of());
        clock.moveTo(clock.today().plusDays(200).atTime(9, 0));
        walk(dossier, Map.of());
        clock.moveTo(lastDay(dossier).plusDays(1).atTime(8, 0));
        walk(dossier, Map.of());
    }

    /** The walks before it have moved the clock. */
    private void staysOpen(String space) {
        jdbc.sql("update space set available_until = :until where code = :code")
                .param("until", clock.today().plusYears(3))
                .param("code", space)
                .update();
    }

    private void anOutsiderWhoDoesNotLeave() {
        staysOpen("EV-102");
        var dossier = outsiders.in("EV-102", "CODP");
        journeys.act("juridique", dossier, "formal-notice", Map.of());
        clock.moveTo(clock.today().plusDays(16).atTime(9, 0));
        walk(dossier, Map.of("task_checkCure", Map.of("cured", false)));
        clock.moveTo(lastDay(dossier).plusDays(9).atTime(9, 0));
        walk(dossier, Map.of(), "task_takeExitInventory");
        clock.moveTo(clock.today().plusDays(9).atTime(9, 0));
        walk(
                dossier,
                Map.of(
                        "task_seizeJudge", Map.of("filedOn", clock.today().toString()),
                        "task_recordOrder", Map.of("decidedOn", clock.today().toString())));
    }

    /** By a direct decision, by the Conseil, and in a space that a commune lends. */
    private void byConvention() {
        walk(external("EV-105", "ASSOCIATION_AUTRE"), Map.of(), "task_provideCertificate");
        walk(
                external("EV-101", "ASSOCIATION_AUTRE"),
                Map.of("task_qualifyOccupation", Map.of("tariffInGrid", false)),
                "task_provideCertificate");
        walk(
                journeys.requestedBy("agent", Map.of("spaceCode", "EV-107", "freeRequested", true)),
                Map.of(),
                "task_certifyToOwner");
    }

    private DossierNumber external(String space, String occupantType) {
        return journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode",
                        space,
                        "occupantType",
                        occupantType,
                        "legalName",
                        "Organisme de démonstration",
                        "siret",
                        "99920002500016",
                        "email",
                        Journeys.EXTERNAL_MAIL));
    }

    private void insuredFromOutside() {
        walk(journeys.request("EV-104"), Map.of(), TITLE);
        var dossier = external("EV-110", "ASSOCIATION_IG");
        Map<String, ?> quote = Map.of("documentType", "DEVIS");
        for (var tries = 0; tries < 3; tries++) {
            walk(dossier, Map.of("task_provideCertificate", quote), TITLE, "task_controlCertificate");
            walk(dossier, Map.of(), TITLE, "task_provideCertificate", "task_arbitrateCertificate");
        }
        walk(dossier, Map.of("task_arbitrateCertificate", Map.of("insuranceArbitration", "STOP")), TITLE);
    }

    private void uncoveredWhileItRuns() {
        var end = clock.today().plusDays(20);
        var dossier = running.coveredUntil(end, "agent");
        clock.moveTo(end.plusDays(1).atTime(12, 0));
        walk(dossier, Map.of(), "task_provideCertificate");
        clock.moveTo(clock.today().plusDays(10).atTime(12, 0));
        walk(dossier, Map.of(), "task_provideCertificate");
    }

    private void publishedForSomebodyFromOutside() {
        staysOpen("EV-110");
        var dossier = journeys.externalAt("EV-110", "ENTREPRISE", Map.of("economicUse", true));
        walk(dossier, Map.of());
        journeys.act("patrimoine", dossier, "declare-interest", Map.of());
        clock.advance(Duration.ofDays(31));
        walk(dossier, Map.of(), "task_giveLegalOpinion");
    }

    private LocalDate lastDay(DossierNumber dossier) {
        return dossiers.get(dossier).lastDay();
    }

    /**
     * Asks everybody about each task on the way that was not met before, and goes on.
     *
     * @param once how a task is answered the first time, if not as on the good road
     * @param left the tasks that stay
     */
    private void walk(DossierNumber dossier, Map<String, ? extends Map<String, ?>> once, String... left) {
        var answers = new HashMap<String, Map<String, ?>>(once);
        var steps = new ArrayList<String>();
        for (var next = journeys.next(dossier, left); next.isPresent(); next = journeys.next(dossier, left)) {
            var deed = next.get();
            steps.add(deed.task());
            assertThat(steps).as("goes round in circles").hasSizeLessThan(MOST_STEPS);
            if (seen.add(deed.task())) {
                askEverybody(deed.task(), deed.taskId());
            }
            var wishes = answers.remove(deed.task());
            journeys.complete(
                    deed.login(),
                    dossier,
                    deed.task(),
                    wishes == null ? deed.answer() : journeys.answer(deed.form(), wishes));
        }
    }

    private void askEverybody(String task, String id) {
        var may = tasks.get(task);
        assertThat(may).as("%s has no row in role-matrix.csv", task).isNotNull();
        COLUMNS.forEach((column, login) -> {
            expect(login, task, claim(login, id), may.contains(column));
            if (may.contains(column)) {
                expect(
                        login,
                        "send back from " + task,
                        robot.get(login, "/api/tasks/%s/completion-request".formatted(id))
                                .status(),
                        askers.contains(column));
            }
        });
        STRANGERS.forEach(login -> expectUnknown(login, task, claim(login, id)));
    }

    /** And gives it back. */
    private int claim(String login, String id) {
        var status = send(login, "POST /engine-rest/task/%s/claim {\"userId\": \"%s\"}".formatted(id, login));
        return status == 204 ? send(login, "POST /engine-rest/task/%s/unclaim {}".formatted(id)) : status;
    }

    private int send(String login, String call) {
        if (call.startsWith("session ")) {
            var browser = new Browser(port);
            browser.signIn(login, login);
            return browser.get(call.split(" ")[2], "Accept", "text/html").statusCode();
        }
        var parts = call.split(" ", 3);
        try {
            return parts[0].equals("GET")
                    ? robot.get(login, parts[1]).status()
                    : robot.post(login, parts[1], JSON.readTree(parts[2])).status();
        } catch (IOException unread) {
            throw new IllegalStateException(call, unread);
        }
    }

    /** An allowed call may find that it is not open just now (409). */
    private void expect(String login, String what, int status, boolean may) {
        var allowed = status < 300 || status == 409;
        if (may ? !allowed : status != 403 && status != 404) {
            wrong.add("%s, %s: %d".formatted(what, login, status));
        }
    }

    private void expectUnknown(String login, String what, int status) {
        if (status != 404) {
            wrong.add("%s, %s: %d, not 404".formatted(what, login, status));
        }
    }

    static Stream<Row> calls() throws IOException {
        return rows().filter(Row::isCall);
    }

    private static Stream<Row> rows() throws IOException {
        return new ClassPathResource("fr/parcours/access/role-matrix.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[0].strip(), cells[1].strip(), words(cells[2])));
    }

    private static Set<String> words(String cell) {
        var words = Stream.of(cell.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        assertThat(COLUMNS.keySet()).containsAll((Collection<String>) words);
        return words;
    }

    private static Map<String, String> columns(String... pairs) {
        var columns = new LinkedHashMap<String, String>();
        Stream.of(pairs).map(pair -> pair.split(" ")).forEach(pair -> columns.put(pair[0], pair[1]));
        return columns;
    }
}
