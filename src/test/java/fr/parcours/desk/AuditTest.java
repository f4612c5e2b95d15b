package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.TestClock;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down for good, and who reads it (role-matrix.md, row 68). */
@ParcoursTest
class AuditTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Documents documents;

    @Autowired
    OneCommand command;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port);
    }

    @Test
    void who_takes_figures_the_inventory_or_a_dossier_away_is_written_down() throws Exception {
        var dossier = journeys.request("EV-101");
        robot.get("finances", "/api/insight/export.csv?from=2026-01-01&to=2026-03-31");
        robot.get(
                "finances",
                "/api/insight/export.csv?table=round-trips&title=CODP&commune=Roubaix&service=Jeanne+Martin");
        robot.get("pilotage", "/api/insight/export.xlsx");
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        patrimony.download("/espaces/export");
        patrimony.download("/dossiers/%s/dossier.pdf".formatted(dossier));
        patrimony.download("/dossiers/%s/dossier.zip".formatted(dossier));

        assertThat(ofDossier("dpo", dossier)).containsExactly("DOSSIER_EXPORTED zip", "DOSSIER_EXPORTED pdf");
        assertThat(latest("dpo", 6))
                .contains("INVENTORY_EXPORTED csv", "FIGURES_EXPORTED csv steps 2026-01-01 2026-03-31")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("FIGURES_EXPORTED csv round-trips ")
                        .as("known ids only, never words that somebody typed")
                        .endsWith(" commune=Roubaix service=inconnu title=CODP"))
                .anySatisfy(line -> assertThat(line).startsWith("FIGURES_EXPORTED xlsx"));
        var line = robot.get("dpo", "/api/audit?dossier=" + dossier)
                .json()
                .get("lines")
                .get(0);
        assertThat(line.get("login").asText()).isEqualTo("patrimoine");
        assertThat(line.get("roles").asText()).isEqualTo("grp-patrimoine");
        assertThat(line.get("no").asLong()).isEqualTo(2);
    }

    @Test
    void who_opens_a_legal_analysis_is_written_down_and_who_opens_a_plan_is_not() {
        var dossier = journeys.request("EV-101");
        var analysis = kept(dossier, DocumentKind.LEGAL_ANALYSIS);
        var plan = kept(dossier, DocumentKind.PLAN);
        assertThat(robot.get("juridique", "/api/documents/" + analysis).status())
                .isEqualTo(200);
        robot.get("juridique", "/api/documents/" + plan);

        assertThat(ofDossier("dpo", dossier)).containsExactly("DOCUMENT_READ LEGAL_ANALYSIS " + analysis);
        assertThat(ofDossier("pilotage", dossier))
                .as("without reads of persons")
                .isEmpty();
        assertThat(robot.get("agent", "/api/documents/" + analysis).status()).isEqualTo(404);
        assertThat(ofDossier("dpo", dossier)).hasSize(1); // whose it is the refusal does not say
    }

    @Test
    void substitutes_closing_days_and_moves_of_the_clock_are_written_down() {
        var day = calendar.plus(clock.today(), 5);
        var node = JsonNodeFactory.instance.objectNode();
        robot.post(
                "pilotage", "/api/closing-days", node.put("day", day.toString()).put("label", "Pont"));
        robot.delete("pilotage", "/api/closing-days/" + day);
        var substitution = JsonNodeFactory.instance
                .objectNode()
                .put("substitute", "juridique2")
                .put("from", clock.today().toString())
                .put("to", clock.today().plusDays(3).toString())
                .put("ground", "Congés de Madame X");
        assertThat(put("juridique", "/api/me/substitute", substitution)).isLessThan(300);
        robot.delete("juridique", "/api/me/substitute");

        assertThat(latest("admin", 6))
                .containsSubsequence(
                        "SUBSTITUTE_ENDED juridique",
                        "SUBSTITUTE_NAMED juridique juridique2 %s %s"
                                .formatted(clock.today(), clock.today().plusDays(3)))
                .contains("CLOSING_DAY_ADDED " + day, "CLOSING_DAY_REMOVED " + day);

        clock.moveTo(clock.today().plusDays(1).atTime(9, 0));
        assertThat(latest("admin", 3)).anySatisfy(line -> assertThat(line).startsWith("CLOCK_MOVED"));
        assertThat(latest("dpo", 100)).noneSatisfy(line -> assertThat(line).contains("Madame"));
    }

    @Test
    void the_tables_that_a_release_has_put_in_force_stand_at_the_beginning() {
        assertThat(jdbc.sql("select login from audit_line where event = 'RULE_IN_FORCE' and about like 'sla 1 %'")
                        .query(String.class)
                        .list())
                .containsExactly("parcours");
    }

    @Test
    void a_refusal_is_written_down_without_what_was_sent_and_a_flood_of_them_is_not() {
        var dossier = journeys.request("EV-101");
        robot.get("finances2", "/api/dossiers/%s/actions/abandon".formatted(dossier));
        assertThat(ofDossier("admin", dossier)).containsExactly("REFUSED 403 GET /api/dossiers/{number}/actions/{id}");
        robot.get("finances2", "/engine-rest/history/task");
        assertThat(latest("admin", 2))
                .anySatisfy(line -> assertThat(line).contains("403 GET /engine-rest/history/task"));

        var before = refusals();
        IntStream.range(0, 60).forEach(no -> robot.get("finances2", "/api/dossiers/OCC-2020-%04d".formatted(no)));
        assertThat(refusals() - before).isBetween(20L, 42L); // at most two hours begin within a minute
        assertThat(jdbc.sql("select count(*) from audit_chain where chain like 'OCC-2020-%'")
                        .query(Long.class)
                        .single())
                .isZero();
        robot.get("finances2", "/api/dossiers/%s/actions/abandon".formatted(dossier));
        assertThat(ofDossier("admin", dossier))
                .as("a flood elsewhere hides nothing")
                .hasSize(2);
    }

    private long refusals() {
        return jdbc.sql("select count(*) from audit_line where login = 'finances2' and event like 'REFUSED%'")
                .query(Long.class)
                .single();
    }

    @Test
    void all_of_it_is_for_the_data_protection_officer_alone() throws Exception {
        var dossier = journeys.request("EV-101");
        new PageVisitor(port).signIn("agent").download("/dossiers/%s/dossier.pdf".formatted(dossier));

        for (var login : List.of("agent", "patrimoine", "juridique", "signature-dga")) {
            assertThat(robot.get(login, "/api/audit").status()).as(login).isEqualTo(403);
        }
        assertThat(latest("admin", 100)).noneSatisfy(line -> assertThat(line).contains("EXPORTED"));
        assertThat(latest("pilotage", 100)).contains("DOSSIER_EXPORTED pdf");
        assertThat(robot.get("pilotage", "/api/audit").body()).doesNotContain("MAISON");
        for (var login : List.of("pilotage", "admin")) {
            assertThat(robot.get(login, "/api/audit/verification").status()).isEqualTo(403);
            assertThat(robot.get(login, "/api/audit/heads").status()).isEqualTo(403);
        }
        assertThat(robot.get("dpo", "/api/audit?page=0").status()).isEqualTo(400);
        assertThat(robot.get("dpo", "/api/audit?dossier=X").status()).isEqualTo(400);
    }

    @Test
    void he_verifies_it_by_a_click_and_each_night_seals_it() throws Exception {
        clock.moveTo(clock.today().plusDays(1).atTime(9, 0));
        assertThat(StreamSupport.stream(
                                robot.get("dpo", "/api/audit/heads").json().spliterator(), false)
                        .map(head -> head.get("day").asText()))
                .contains(clock.today().toString());

        var verification = robot.get("dpo", "/api/audit/verification").json();
        assertThat(verification.get("intact").asBoolean()).isTrue();
        assertThat(verification.get("broken").isNull()).isTrue();
        assertThat(verification.get("lines").asLong()).isPositive();
        var officer = new PageVisitor(port).signIn("dpo");
        assertThat(officer.open("/audit/verification").body()).contains("Journal intact");
        assertThat(officer.open("/audit?dossier=XX").body()).contains("OCC-AAAA-NNNN.");
        assertThat(new PageVisitor(port).signIn("admin").open("/audit").body())
                .contains("Numéro de dossier", "parcours")
                .doesNotContain("Relire toutes les chaînes");
        assertThat(new PageVisitor(port).signIn("agent").open("/audit").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_line set login = 'agent' where line_no = 1",
                "delete from audit_line where line_no = 1",
                "update audit_head set hash = 'x'",
                "delete from audit_head_chain"
            })
    void the_database_itself_refuses_to_forget(String attempt) {
        clock.moveTo(clock.today().plusDays(1).atTime(9, 0));
        assertThatThrownBy(() -> jdbc.sql(attempt).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only grows");
    }

    @ParameterizedTest
    @EnabledIf("fr.parcours.TestDatabase#isPostgres") // H2 asks nobody before it truncates
    @ValueSource(
            strings = {
                "truncate audit_line",
                "truncate audit_chain cascade",
                "truncate audit_head cascade",
                "truncate audit_head_chain"
            })
    void nor_does_it_let_them_be_emptied(String attempt) {
        the_database_itself_refuses_to_forget(attempt);
    }

    private int put(String login, String path, JsonNode body) {
        return robot.send(
                        login,
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())))
                .status();
    }

    private String kept(DossierNumber dossier, DocumentKind kind) {
        return command.run(() -> documents.keep(
                dossier, kind, "piece.pdf", "application/pdf", new byte[] {1}, "juridique", Origin.UPLOADED));
    }

    private List<String> ofDossier(String login, DossierNumber dossier) {
        return said(robot.get(login, "/api/audit?dossier=" + dossier).json());
    }

    private List<String> latest(String login, int most) {
        return said(robot.get(login, "/api/audit").json()).stream().limit(most).toList();
    }

    private static List<String> said(JsonNode page) {
        return StreamSupport.stream(page.get("lines").spliterator(), false)
                .map(line -> "%s %s"
                        .formatted(line.get("event").asText(), line.get("about").asText()))
                .toList();
    }
}
