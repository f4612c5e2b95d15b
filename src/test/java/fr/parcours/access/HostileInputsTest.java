package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.Multipart;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.demo.Answers;
import fr.parcours.robot.Robot;
import fr.parcours.story.InvitationKeys;
import fr.parcours.story.Journeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people with bad intentions send, line by line of {@code hostile.jsonl}: each is refused as it should be, tells
 * nothing of the inside, and changes nothing.
 */
@ParcoursTest
class HostileInputsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INSIDE = List.of(
            "org.camunda", "java.lang", "at fr.parcours", "SQLException", "NullPointer", "/etc/", "lang=\"en\"");
    private static final Pattern DAY = Pattern.compile("\\{today([+-][0-9]+)}");
    private static final Pattern RUN = Pattern.compile("\\{(.)\\*([0-9]+)}");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Journeys journeys;

    @Autowired
    InvitationKeys keys;

    private final Map<String, Browser> sessions = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private Map<String, Object> start = Map.of();
    private Map<String, Object> certificate = Map.of();

    @TestFactory
    Stream<DynamicTest> every_line_is_refused_and_changes_nothing() throws IOException {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6);
        start = new Answers(LocalDate.now())
                .wishes(Map.of(
                        "spaceCode",
                        "EV-001",
                        "occupantType",
                        "SERVICE_MEL",
                        "publicReception",
                        false,
                        "requestedStart",
                        LocalDate.now().plusDays(40).toString(),
                        "requestedEnd",
                        LocalDate.now().plusDays(220).toString()))
                .to(robot.get("agent", "/api/start-form").json());
        names.put("dossier", robot.start("agent"));
        names.put("validate", robot.taskId(names.get("dossier"), "task_validateRequest"));
        names.put(
                "instance",
                jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ? and super_exec_ is null")
                        .param(names.get("dossier"))
                        .query(String.class)
                        .list()
                        .get(0));
        var drafted = robot.wish("spaceCode", "EV-102").start("agent");
        names.put("draft", robot.until(drafted, "task_draftNote").taskId(drafted, "task_draftNote"));
        names.put("foreignDossier", robot.wish("spaceCode", "EV-001").start("agent2"));
        names.put("foreignDocument", upload("agent2", names.get("foreignDossier"), "REQUEST_ATTACHMENT"));
        names.put("legalAnalysis", upload("juridique", names.get("dossier"), "LEGAL_ANALYSIS"));
        names.put(
                "edition",
                jdbc.sql("select edition from space where code = 'EV-101'")
                        .query(String.class)
                        .single());
        names.put(
                "filter",
                robot.get("agent", "/engine-rest/filter")
                        .json()
                        .get(0)
                        .get("id")
                        .asText());

        openDoor();

        return Stream.concat(
                lines().map(line -> DynamicTest.dynamicTest(
                        line.get("what").asText() + " → " + line.get("expect"), () -> refuses(line))),
                Stream.of(DynamicTest.dynamicTest(
                        "door: the same answer without any of it → [200]",
                        () -> assertThat(send(parse("""
                                        {"as": "session:door", "call": "POST /porte/api/tasks/{doorTask}", "base": "certificate"}""")).statusCode()).isEqualTo(200))));
    }

    /** An occupant from outside, by a link, whose certificate is awaited; and another one's task. */
    private void openDoor() throws IOException {
        var dossier = journeys.externalAt("EV-110", "ASSOCIATION_IG");
        journeys.until(dossier, "task_provideCertificate");
        var neighbour = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(neighbour, "task_provideCertificate");
        var door = new Browser(port);
        door.get("/porte");
        var token = door.cookie("PARCOURS-CSRF").orElseThrow();
        door.form("/porte/ouvrir", Map.of("cle", keys.of(dossier)), "X-PARCOURS-CSRF", token);
        sessions.put("door", door);
        names.put("doorToken", door.cookie("PARCOURS-CSRF").orElseThrow());
        names.put("doorTask", journeys.task(dossier, "task_provideCertificate").getId());
        names.put(
                "foreignDoorTask",
                journeys.task(neighbour, "task_provideCertificate").getId());
        certificate = new HashMap<>(journeys.answer(
                journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_provideCertificate")), Map.of()));
        certificate.keySet().removeAll(List.of("documentForm", "paperPlace")); // for the desk
        certificate.put("certificateFile", stagedBy(door));
    }

    private static String stagedBy(Browser door) throws IOException {
        var file = new Multipart()
                .file("Attestation.pdf", "application/pdf", SampleFiles.pdf())
                .bytes();
        var reply = door.sendBytes(
                "POST",
                "/porte/api/documents/staged",
                file,
                "Content-Type",
                Multipart.TYPE,
                "X-PARCOURS-CSRF",
                door.cookie("PARCOURS-CSRF").orElseThrow());
        return JSON.readTree(reply.body()).get("id").asText();
    }

    private void refuses(JsonNode line) throws IOException {
        var before = everything();

        var reply = send(line);

        assertThat(reply.statusCode()).as(reply.body()).isIn(statuses(line)).isLessThan(500);
        assertThat(reply.body() + reply.headers().map()).doesNotContain(INSIDE);
        assertThat(everything()).isEqualTo(before);
        assertThat(System.getProperty("hostile")).isNull();
    }

    private HttpResponse<String> send(JsonNode line) throws IOException {
        var call = fill(line.get("call").asText()).split(" ", 2);
        var who = line.get("as").asText();
        if (line.has("multipart")) {
            return sendFile(who, call, line);
        }
        var body = body(line);
        var type = line.path("type").asText("application/json");
        if (who.startsWith("session:")) {
            var session = sessions.computeIfAbsent(who.substring(8), this::signIn);
            return session.send(
                    call[0],
                    call[1],
                    body,
                    "Content-Type",
                    type,
                    "X-XSRF-TOKEN",
                    session.cookie("XSRF-TOKEN").orElse(""),
                    "X-PARCOURS-CSRF",
                    session.cookie("PARCOURS-CSRF").orElse(""));
        }
        return new Browser(port).send(call[0], call[1], body, Browser.with(Browser.as(who), "Content-Type", type));
    }

    private HttpResponse<String> sendFile(String who, String[] call, JsonNode line) {
        var sent = line.get("multipart");
        var file = sent.get("file");
        var body = new Multipart()
                .field("kind", sent.get("kind").asText())
                .file(
                        file.get("name").asText(),
                        file.get("type").asText(),
                        SampleFiles.named(file.get("content").asText()))
                .bytes();
        var headers = new ArrayList<>(List.of("Content-Type", Multipart.TYPE));
        line.path("headers")
                .fields()
                .forEachRemaining(header -> headers.addAll(
                        List.of(header.getKey(), fill(header.getValue().asText()))));
        var asked = headers.toArray(String[]::new);
        return who.startsWith("session:")
                ? sessions.computeIfAbsent(who.substring(8), this::signIn).sendBytes(call[0], call[1], body, asked)
                : new Browser(port).sendBytes(call[0], call[1], body, Browser.with(Browser.as(who), asked));
    }

    private String upload(String login, String dossier, String kind) throws IOException {
        var body = new Multipart()
                .field("kind", kind)
                .file("piece.pdf", "application/pdf", SampleFiles.pdf())
                .bytes();
        var reply = new Browser(port)
                .sendBytes(
                        "POST",
                        "/api/dossiers/%s/documents".formatted(dossier),
                        body,
                        Browser.with(Browser.as(login), "Content-Type", Multipart.TYPE));
        return JSON.readTree(reply.body()).get("id").asText();
    }

    private Browser signIn(String login) {
        var browser = new Browser(port);
        browser.signIn(login, login);
        browser.get("/camunda/app/welcome/default/", "Accept", "text/html");
        return browser;
    }

    private String body(JsonNode line) throws IOException {
        if (line.has("raw")) {
            return fill(line.get("raw").asText());
        }
        if (!line.has("base")) {
            return line.has("body") ? fill(line.get("body").toString()) : null;
        }
        if (line.get("base").asText().equals("certificate")) {
            var answer = JSON.<ObjectNode>valueToTree(certificate);
            line.path("unset").forEach(key -> answer.remove(key.asText()));
            line.path("set").fields().forEachRemaining(field -> answer.set(field.getKey(), field.getValue()));
            return fill(answer.toString());
        }
        ObjectNode body = (ObjectNode) Robot.engineBody(start);
        var variables = (ObjectNode) body.get("variables");
        line.path("unset").forEach(key -> variables.remove(key.asText()));
        line.path("set").fields().forEachRemaining(field -> {
            var value = field.getValue();
            variables.set(
                    field.getKey(),
                    value.isObject() ? value : JSON.createObjectNode().set("value", value));
        });
        line.path("body").fields().forEachRemaining(field -> body.set(field.getKey(), field.getValue()));
        return fill(body.toString());
    }

    private String fill(String text) {
        for (var name : names.entrySet()) {
            text = text.replace("{" + name.getKey() + "}", name.getValue());
        }
        text = DAY.matcher(text)
                .replaceAll(day ->
                        LocalDate.now().plusDays(Long.parseLong(day.group(1))).toString());
        return RUN.matcher(text).replaceAll(run -> run.group(1).repeat(Integer.parseInt(run.group(2))));
    }

    /** How much there is of what a hostile line could make, change or remove. */
    private Map<String, Object> everything() {
        var counts = new LinkedHashMap<String, Object>();
        for (var table : List.of(
                "dossier",
                "dossier_change",
                "dossier_state",
                "space",
                "space_change",
                "substitution",
                "closing_day",
                "act_ru_task",
                "act_ru_execution",
                "act_ru_variable",
                "act_hi_comment",
                "act_hi_attachment",
                "act_ru_identitylink",
                "act_ru_authorization",
                "act_ru_filter",
                "act_re_deployment",
                "act_re_procdef",
                "account",
                "account_group",
                "work_event",
                "round_trip",
                "document",
                "staged_upload",
                "draft",
                "outbox")) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        counts.put(
                "assignees",
                jdbc.sql("select count(*) from act_ru_task where assignee_ is not null")
                        .query(Long.class)
                        .single());
        return counts;
    }

    private static List<Integer> statuses(JsonNode line) {
        return JSON.convertValue(
                line.get("expect"), JSON.getTypeFactory().constructCollectionType(List.class, Integer.class));
    }

    private static Stream<JsonNode> lines() throws IOException {
        return new ClassPathResource("fr/parcours/access/hostile.jsonl")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(HostileInputsTest::parse);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new IllegalStateException(line, broken);
        }
    }
}
