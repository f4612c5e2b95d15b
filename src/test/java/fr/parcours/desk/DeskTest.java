package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Our addresses and pages on the whole house: who sees what, what is refused and how (role-matrix.md, rows 1 to 9). */
@ParcoursTest
class DeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
    }

    @Test
    void a_foreign_dossier_and_one_that_never_was_get_the_same_answer() {
        var dossier = robot.start("agent");

        var foreign = robot.get("agent2", "/api/dossiers/" + dossier);
        var unknown = robot.get("agent2", "/api/dossiers/OCC-2026-9998");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(foreign.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(robot.get("agent2", "/api/dossiers").body()).doesNotContain(dossier);
        assertThat(robot.get("agent2", "/api/dossiers/%s/actions/abandon".formatted(dossier))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "agent, 200",
        "hierarchie, 200",
        "patrimoine, 200",
        "technique, 200",
        "juridique, 200",
        "signature-dga, 200",
        "pilotage, 200",
        "dpo, 200",
        "hierarchie2, 404",
        "agent2, 404",
        "admin, 403"
    })
    void a_dossier_shows_itself_to_who_needs_it(String login, int status) {
        var dossier = robot.start("agent");
        assertThat(robot.get(login, "/api/dossiers/" + dossier).status()).isEqualTo(status);
    }

    @Test
    void of_a_visit_who_may_not_read_its_report_knows_the_date_alone() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_reportVisit");
        var address = "/api/dossiers/" + dossier;

        assertThat(robot.get("agent", address).json().at("/visit/meetingPoint").asText())
                .isNotBlank();
        for (var login : List.of("hierarchie", "finances", "communication", "dpo")) {
            var visit = robot.get(login, address).json().get("visit");
            assertThat(visit.get("at").asText()).isNotBlank();
            assertThat(visit.get("meetingPoint").isNull()).as(login).isTrue();
        }
    }

    @Test
    void who_holds_the_keys_is_told_to_who_needs_to_know() throws Exception {
        var dossier = robot.start("agent");
        robot.untilNothingIsOpen(dossier);
        var address = "/api/dossiers/" + dossier;

        for (var login : List.of("agent", "patrimoine", "technique")) {
            assertThat(robot.get(login, address)
                            .json()
                            .at("/keys/sets/0/holder")
                            .asText())
                    .as(login)
                    .isNotBlank();
        }
        assertThat(robot.get("pilotage", address).json().at("/keys/count").asInt())
                .isOne();
        assertThat(robot.get("pilotage", address).json().at("/keys/sets")).isEmpty();
        for (var login : List.of("hierarchie", "juridique", "securite", "dpo")) {
            assertThat(robot.get(login, address).json().at("/keys").isNull())
                    .as(login)
                    .isTrue();
        }
        assertThat(new Visitor()
                        .signIn("patrimoine")
                        .open("/dossiers/" + dossier)
                        .body())
                .contains("Clés remises", "Jeu n° 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dossiers", "/api/dossiers/OCC-2026-0001", "/api/spaces", "/api/start-form"})
    void the_administrator_has_no_business_with_content(String address) {
        assertThat(robot.get("admin", address).status()).isEqualTo(403);
    }

    @Test
    void the_bottlenecks_have_a_page_outside_cockpit() throws Exception {
        var page = new Visitor().signIn("pilotage").open("/goulots");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/assets/goulots.js", "aria-current=\"page\">Goulots<");
    }

    @ParameterizedTest
    @CsvSource({
        "finances, true",
        "admin, true",
        "signature-dga, true",
        "agent, false",
        "hierarchie, false",
        "dpo, false"
    })
    void the_menu_leads_to_the_bottlenecks_who_may_see_them(String login, boolean leads) throws Exception {
        assertThat(new Visitor().signIn(login).open("/guide").body().contains("href=\"/goulots\""))
                .isEqualTo(leads);
    }

    @Test
    void requesters_choose_a_space_without_its_address() {
        assertThat(robot.get("agent", "/api/spaces").json().findValues("address"))
                .isEmpty();
        assertThat(robot.get("patrimoine", "/api/spaces").json().findValues("address"))
                .isNotEmpty();
        assertThat(robot.get("dpo", "/api/spaces").status()).isEqualTo(403);
    }

    @Test
    void the_address_comes_with_the_option() {
        var dossier = robot.start("agent");
        assertThat(robot.get("agent", "/api/dossiers/" + dossier)
                        .json()
                        .at("/space/address")
                        .isTextual())
                .isFalse();

        robot.until(dossier, "task_planVisit");

        assertThat(robot.get("agent", "/api/dossiers/" + dossier)
                        .json()
                        .at("/space/address")
                        .asText())
                .contains("Roubaix");
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        var first = robot.start("agent");
        var second = robot.start("agent");
        var third = robot.start("agent");

        var page = robot.get("agent", "/api/dossiers?size=2").json();
        assertThat(page.get("dossiers").findValuesAsText("number")).containsExactly(third, second);
        assertThat(page.get("count").asInt()).isEqualTo(3);

        var next = robot.get(
                        "agent",
                        "/api/dossiers?size=2&after=" + page.get("next").asText())
                .json();
        assertThat(next.get("dossiers").findValuesAsText("number")).containsExactly(first);
        assertThat(next.get("next").isNull()).isTrue();
    }

    @Test
    void the_ball_passes_to_who_is_asked_and_back_when_the_question_is_withdrawn() throws Exception {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_reportVisit");
        var address = "/api/tasks/%s/completion-request".formatted(robot.taskId(dossier, "task_reportVisit"));
        var question = JSON.readTree("""
                {"askedRole": "grp-porteur", "cause": "INFORMATION_INCOMPLETE", "question": "Combien de postes de travail ?"}""");

        assertThat(robot.post("patrimoine", address, question)
                        .json()
                        .get("number")
                        .asText())
                .isEqualTo(dossier);

        assertThat(robot.dossier(dossier).at("/waitingFor").findValuesAsText("role"))
                .containsExactly("grp-porteur");
        assertThat(robot.dossier(dossier).at("/step").asText()).isEqualTo("visit");
        assertThat(robot.get("patrimoine", address.replace("completion-request", "form"))
                        .json()
                        .at("/waiting/question")
                        .asText())
                .isEqualTo("Combien de postes de travail ?");

        assertThat(robot.delete("patrimoine", address).status()).isEqualTo(200);
        assertThat(robot.dossier(dossier).at("/waitingFor").findValuesAsText("role"))
                .containsExactly("grp-patrimoine");
        assertThat(robot.dossier(dossier).at("/roundTrips/0/outcomeLabel").asText())
                .isEqualTo("Annulée");
        assertThat(robot.get("patrimoine", "/api/dossiers")
                        .json()
                        .at("/dossiers/0/roundTrips/0")
                        .asText())
                .isEqualTo("Annulée");
        var form = robot.get("patrimoine", address.replace("completion-request", "form"))
                .json();
        assertThat(form.at("/ended/0/outcomeLabel").asText()).isEqualTo("Annulée");
        assertThat(form.at("/actions/0/id").asText()).isEqualTo("mend-slip");
    }

    @Test
    void whom_a_task_is_not_for_sees_the_dossier_and_not_what_the_trades_say() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_agreeInPrinciple");
        var form = "/api/tasks/%s/form".formatted(robot.taskId(dossier, "task_agreeInPrinciple"));
        assertThat(robot.get("patrimoine", form).json().at("/data/opinionsText").asText())
                .isNotBlank();
        assertThat(robot.get("agent", form).json().path("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("dossierSummary", "principleOptions");
    }

    @ParameterizedTest
    @CsvSource({
        "agent, no-such-action, 404",
        "agent, incident, 409",
        "agent, withdraw-space, 403",
        "hierarchie, abandon, 403",
        "juridique, change, 403",
        "agent, notice, 409"
    })
    void an_action_is_refused_by_what_is_wrong_with_it(String login, String action, int status) {
        var dossier = robot.start("agent");
        var address = "/api/dossiers/%s/actions/%s".formatted(dossier, action);
        assertThat(robot.get(login, address).status()).isEqualTo(status);
        assertThat(robot.post(login, address, JSON.createObjectNode()).status()).isEqualTo(status);
    }

    @Test
    void a_request_that_is_repeated_under_its_key_is_done_once_and_answered_twice() {
        var dossier = robot.start("agent");
        var body = "{\"abandonReason\": \"Le service a trouvé un autre lieu.\"}";

        var once = abandon(dossier, "k-1", body);
        var again = abandon(dossier, "k-1", body);

        assertThat(once.status()).isEqualTo(200);
        assertThat(once.json().get("state").asText()).isEqualTo("ABANDONNE");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(abandon(dossier, "k-1", "{\"abandonReason\": \"Une autre raison.\"}")
                        .status())
                .isEqualTo(409);
        assertThat(abandon(dossier, "k-2", body).status()).isEqualTo(409);
        assertThat(abandon(dossier, "k 3", body).status()).isEqualTo(400);
    }

    @Test
    void a_refused_request_may_be_sent_again_under_its_key() {
        var dossier = robot.start("agent");
        assertThat(abandon(dossier, "k-1", "{\"abandonReason\": \"Non\"}").status())
                .isEqualTo(400);
        assertThat(abandon(dossier, "k-1", "{\"abandonReason\": \"Le service renonce.\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_clock_of_the_demonstration_is_the_administrators() {
        var backwards = JSON.createObjectNode().put("to", "2020-01-01T08:00");
        assertThat(robot.get("agent", "/api/demo/clock").status()).isEqualTo(403);
        assertThat(robot.post("patrimoine", "/api/demo/clock", backwards).status())
                .isEqualTo(403);
        assertThat(robot.post("admin", "/api/demo/clock", backwards).status()).isEqualTo(400);
        assertThat(robot.post(
                                "admin",
                                "/api/demo/clock",
                                JSON.createObjectNode().put("to", "demain"))
                        .status())
                .isEqualTo(400);
        assertThat(robot.get("admin", "/api/demo/clock").json().get("now").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
    }

    @Test
    void our_addresses_describe_themselves() {
        assertThat(robot.get("agent", "/v3/api-docs").json().get("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/spaces",
                        "/api/dossiers",
                        "/api/dossiers/{number}",
                        "/api/dossiers/{number}/actions/{id}",
                        "/api/start-form",
                        "/api/tasks/{taskId}/form",
                        "/api/tasks/{taskId}/completion-request",
                        "/api/dossiers/{number}/documents",
                        "/api/documents/{id}",
                        "/api/documents/staged",
                        "/api/drafts/{form}",
                        "/api/closing-days",
                        "/api/me/substitute",
                        "/api/accounts/{login}/substitute",
                        "/api/demo/clock");
    }

    @Test
    void a_stranger_is_sent_to_the_sign_in_page() throws Exception {
        var page = new Visitor().open("/dossiers");
        assertThat(page.uri().getPath()).isEqualTo("/connexion");
        assertThat(page.body()).contains("<h1>Connexion</h1>", "Mot de passe");
    }

    @Test
    void whoever_may_open_a_dossier_finds_where_to() throws Exception {
        var start = "processStart=occupation-journey";
        assertThat(new Visitor().signIn("agent").open("/dossiers").body()).contains(start);
        assertThat(new Visitor().signIn("patrimoine").open("/dossiers").body()).contains(start);
        assertThat(new Visitor().signIn("juridique").open("/dossiers").body()).doesNotContain(start);
    }

    @Test
    void what_somebody_typed_shows_as_it_was_typed() throws Exception {
        robot.wish("purpose", "<script>alert(1)</script> {{7*7}} ${7*7} [[${7*7}]]");
        var dossier = robot.start("agent");
        var page = new Visitor().signIn("agent").open("/dossiers/" + dossier);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} ${7*7} [[${7*7}]]")
                .doesNotContain("<script>alert");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe"));
    }

    @Test
    void the_page_of_a_dossier_says_who_must_act_and_offers_what_is_open() throws Exception {
        var dossier = robot.start("agent");
        var superior =
                new Visitor().signIn("hierarchie").open("/dossiers/" + dossier).body();
        assertThat(superior)
                .contains("Ce que vous avez à faire maintenant", "Valider la demande", "/taches/")
                .doesNotContain("data-parcours-form");

        var requester =
                new Visitor().signIn("agent").open("/dossiers/" + dossier).body();
        assertThat(requester)
                .contains("Hiérarchie", "/api/dossiers/%s/actions/abandon".formatted(dossier))
                .doesNotContain("Ce que vous avez à faire maintenant", "/taches/");
    }

    @ParameterizedTest
    @CsvSource({
        "agent2, 404, Ce dossier n'existe pas ou ne vous est pas ouvert.",
        "admin, 403, Votre rôle ne donne pas accès aux dossiers."
    })
    void a_refused_page_is_a_page_in_French(String login, int status, String sentence) throws Exception {
        var dossier = robot.start("agent");
        var page = new Visitor().signIn(login).open("/dossiers/" + dossier);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("lang=\"fr\"", sentence.replace("'", "&#39;"), "Se déconnecter")
                .doesNotContain("EV-101");
    }

    @Test
    void every_page_of_ours_opens() throws Exception {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_draftNote");
        var visitor = new Visitor().signIn("patrimoine");
        for (var address : new String[] {
            "/",
            "/dossiers",
            "/dossiers?apres=" + dossier,
            "/dossiers?numero=" + dossier,
            "/dossiers?numero=12",
            "/guide",
            "/jours-de-fermeture",
            "/seances",
            "/suppleance"
        }) {
            assertThat(visitor.open(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void the_guide_shows_its_parts_and_none_of_its_links_leads_nowhere() throws Exception {
        var visitor = new Visitor().signIn("agent");
        var parts = links(visitor.open("/guide").body());
        assertThat(parts).hasSizeGreaterThan(4);
        for (var part : parts) {
            var page = visitor.open(part);
            assertThat(page.statusCode()).as(part).isEqualTo(200);
            assertThat(page.body()).contains("<h1>");
            for (var link : links(page.body())) {
                assertThat(visitor.open("/guide/" + link.replace("/guide/", "")).statusCode())
                        .as("%s in %s", link, part)
                        .isEqualTo(200);
            }
        }
        assertThat(visitor.open("/guide/secret.md").statusCode()).isEqualTo(404);
    }

    /** Where the guide's own links and pictures lead. */
    private static List<String> links(String page) {
        return Pattern.compile("(?:href|src)=\"((?:/guide/)?(?:images/[^\"]+|[A-Za-z]+\\.md))\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private Reply abandon(String dossier, String key, String body) {
        var address = URI.create("http://localhost:%d/api/dossiers/%s/actions/abandon".formatted(port, dossier));
        return robot.send(
                "agent",
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Somebody at a browser. */
    private final class Visitor extends PageVisitor {
        Visitor() {
            super(port);
        }
    }
}
