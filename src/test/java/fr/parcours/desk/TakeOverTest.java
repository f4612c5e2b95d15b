package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file of occupations that run already: who may send it, what is refused and how, and that it is all or nothing. */
@ParcoursTest
class TakeOverTest {
    private static final String HEADINGS =
            "Espace;Service;Demandeur;Objet;Scénario;Effectif;Public;Début;Fin;Référence du titre;Date de signature;Signataire;Responsable;Jeux de clés";

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private Robot robot;
    private LocalDate today;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port);
        today = LocalDate.now(clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agent", "hierarchie", "technique", "juridique", "signature-dga", "pilotage", "dpo", "admin"})
    void is_refused_to_all_but_patrimony(String login) {
        for (var confirm : new String[] {"false", "true"}) {
            assertThat(send(login, confirm, HEADINGS + "\n" + good()).status()).isEqualTo(403);
        }
        assertThat(robot.get(login, "/api/dossiers").body()).doesNotContain("OCC-");
    }

    @Test
    void a_dry_run_says_what_would_be_and_writes_nothing() {
        var reply = send("patrimoine", "false", "\ufeff" + HEADINGS + "\n" + good());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("applied").asBoolean()).isFalse();
        assertThat(reply.json().at("/lines/0/line").asInt()).isEqualTo(2);
        assertThat(reply.json().at("/lines/0/outcome").asText()).isEqualTo("CREATED");
        assertThat(reply.json().at("/lines/0/errors")).isEmpty();
        assertThat(dossiers()).isZero();
    }

    @Test
    void what_is_confirmed_is_an_open_dossier_of_the_requesters_service() {
        var number = confirmed(good());

        assertThat(robot.state(number)).isEqualTo("OUVERT");
        assertThat(robot.get("agent", "/api/dossiers/" + number).status()).isEqualTo(200);
        assertThat(robot.get("agent2", "/api/dossiers/" + number).status()).isEqualTo(404);
        assertThat(robot.dossier(number).at("/steps"))
                .extracting(step -> step.get("id").asText())
                .containsExactly("occupancy", "closing");
        assertThat(robot.dossier(number).get("takenOverAt").asText()).startsWith(today.toString());
        assertThat(robot.dossier(number).get("end").asText())
                .isEqualTo(today.plusMonths(8).toString());
        assertThat(robot.dossier(number).get("history")).isEmpty();
        assertThat(robot.get("agent", "/api/dossiers/" + number)
                        .json()
                        .get("actions")
                        .findValuesAsText("id"))
                .contains("notice", "extension", "incident");
    }

    @Test
    void one_line_that_is_refused_refuses_all() {
        var file = HEADINGS + "\n" + good() + "\n" + line("EV-102", "agent", "pas une date", "T-2", "1");

        var dry = send("patrimoine", "false", file);
        assertThat(dry.json().get("lines").findValuesAsText("outcome")).containsExactly("CREATED", "REFUSED");
        assertThat(dry.json().at("/lines/1/errors/0/field").asText()).isEqualTo("Fin");

        var confirmed = send("patrimoine", "true", file);
        assertThat(confirmed.status()).isEqualTo(400);
        assertThat(confirmed.json().at("/errors/0/field").asText()).isEqualTo("ligne 3, Fin");
        assertThat(dossiers()).isZero();
        assertThat(send("patrimoine", "true", HEADINGS + "\n" + good()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EV-999, agent,  +8, T-1, 1, Espace",
        "EV-101, agent2, +8, T-1, 1, Demandeur",
        "EV-101, hierarchie, +8, T-1, 1, Demandeur",
        "EV-101, nobody, +8, T-1, 1, Demandeur",
        "EV-101, agent,  -1, T-1, 1, Fin",
        "EV-101, agent, +200, T-1, 1, Fin",
        "EV-101, agent,  +8, '', 1, Référence du titre",
        "EV-101, agent,  +8, T-1, 0, Jeux de clés",
        "EV-101, agent,  +8, T-1, deux, Jeux de clés"
    })
    void a_refusal_names_the_cell(String space, String login, int months, String title, String keys, String field) {
        var end = today.plusMonths(months).toString();
        var reply = send("patrimoine", "false", HEADINGS + "\n" + line(space, login, end, title, keys));

        assertThat(reply.json().at("/lines/0/errors").findValuesAsText("field")).containsExactly(field);
        assertThat(reply.json().at("/lines/0/errors/0/message").asText()).startsWith(field + " : ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOTE\u0007", "NOTE\u202e21-5202", "NOTE\u2066 1", "\"NOTE\n1\"", "\u200b\u200b", "NOTE\u0085"})
    void what_the_eye_does_not_see_is_refused_by_the_name_of_its_cell(String title) {
        var end = today.plusMonths(8).toString();
        var reply = send("patrimoine", "false", HEADINGS + "\n" + line("EV-101", "agent", end, title, "1"));

        assertThat(reply.json().at("/lines/0/errors").findValuesAsText("field")).containsExactly("Référence du titre");
        assertThat(reply.json().at("/lines/0/errors/0/message").asText()).contains("caractère");
    }

    @Test
    void the_same_file_is_not_taken_over_twice() {
        confirmed(good());

        var again = send("patrimoine", "false", HEADINGS + "\n" + good());
        assertThat(again.json().at("/lines/0/errors").findValuesAsText("field"))
                .containsExactly("Espace", "Référence du titre");
    }

    @Test
    void a_space_has_one_occupant_at_a_time() {
        var held = robot.wish("spaceCode", "EV-101").start("agent");
        robot.until(held, "task_planVisit");
        var reply = send("patrimoine", "true", HEADINGS + "\n" + good());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/detail").asText()).contains(held);

        var twice = line("EV-102", "agent", today.plusMonths(1).toString(), "T-2", "1");
        assertThat(send("patrimoine", "false", HEADINGS + "\n" + twice + "\n" + twice.replace("T-2", "T-3"))
                        .json()
                        .get("lines")
                        .findValuesAsText("outcome"))
                .containsExactly("CREATED", "REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Espace;Service\nEV-101;Culture", "Espace;\"Service\nEV-101"})
    void what_is_no_such_file_is_told_so(String text) {
        var reply = send("patrimoine", "false", text);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("file");
    }

    @Test
    void a_file_may_come_as_a_form_does() {
        var form =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"reprise.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\n%s\r\n--x--\r\n"
                        .formatted(HEADINGS, good());
        var reply = robot.send(
                "patrimoine",
                to("/api/take-over")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(form)));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/lines/0/outcome").asText()).isEqualTo("CREATED");
    }

    @Test
    void scenarios_are_those_of_the_request() throws Exception {
        var offered = new ObjectMapper()
                .readTree(Path.of("forms/request/request-occupation.form").toFile()).findParents("key").stream()
                        .filter(field -> field.get("key").asText().equals("scenario"))
                        .flatMap(field -> field.get("values").findValuesAsText("value").stream())
                        .toList();
        assertThat(Stream.of(RunningOccupation.Scenario.values()).map(Enum::name))
                .containsExactlyElementsOf(offered);
    }

    @Test
    void patrimony_does_it_on_a_page_of_its_own() throws Exception {
        var agent = new PageVisitor(port).signIn("agent");
        assertThat(agent.open("/dossiers").body()).doesNotContain("/reprise");
        assertThat(agent.open("/reprise").statusCode()).isEqualTo(403);

        var patrimony = new PageVisitor(port).signIn("patrimoine");
        assertThat(patrimony.open("/dossiers").body()).contains("href=\"/reprise\"");
        var model = patrimony.open("/reprise/modele").body();
        assertThat(model).contains(HEADINGS);

        var unfit = model + good().replace("agent;", "agent2;");
        assertThat(patrimony
                        .upload("/reprise", unfit.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("pas un compte demandeur de ce service")
                .doesNotContain("Confirmer la reprise");
        var file = model + good();
        assertThat(patrimony
                        .upload("/reprise", file.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Confirmer la reprise")
                .doesNotContain("OCC-");

        var done = patrimony
                .post("/reprise", "/reprise/confirmer", Map.of("content", file))
                .body();
        assertThat(done).contains("1 occupation reprise");
        var dossier = Pattern.compile("/dossiers/OCC-[0-9-]+").matcher(done);
        assertThat(dossier.find()).isTrue();
        assertThat(patrimony.open(dossier.group()).body())
                .contains("Reprise le", "Repris le")
                .doesNotContain("Recevabilité");
    }

    private String confirmed(String line) {
        var reply = send("patrimoine", "true", HEADINGS + "\n" + line);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("applied").asBoolean()).isTrue();
        return reply.json().at("/lines/0/number").asText();
    }

    /** Since half a year, for eight months more. */
    private String good() {
        return line("EV-101", "agent", today.plusMonths(8).toString(), "NOTE-2025-12", "2");
    }

    private String line(String space, String login, String end, String title, String keys) {
        return String.join(
                ";",
                space,
                "Participation citoyenne",
                login,
                "Permanence d'accueil du service",
                "BUREAUX_TAMPON",
                "6",
                "",
                today.minusMonths(6).toString(),
                end,
                title,
                today.minusMonths(7).toString(),
                "Directeur général adjoint",
                "Responsable du service",
                keys);
    }

    private int dossiers() {
        return robot.get("patrimoine", "/api/dossiers").json().get("count").asInt();
    }

    private Reply send(String login, String confirm, String text) {
        return robot.send(
                login,
                to("/api/take-over?confirm=" + confirm)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(text, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
