package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.BehindTheHouse;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The follow-up of a dossier: what I must do, what tables decided, messages, picture, files to take away, task page. */
@ParcoursTest
class FollowUpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Robot robot;
    private String dossier;

    @BeforeEach
    void a_request_is_there() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
        dossier = robot.start("agent");
    }

    @Test
    void each_reader_is_told_what_is_his_to_do_next() throws Exception {
        assertThat(followUp("hierarchie").at("/next/task").asText()).isEqualTo("Valider la demande");
        assertThat(followUp("agent").at("/next").isNull()).isTrue();
        assertThat(page("agent")).contains("Qui doit agir", "Hiérarchie").doesNotContain("Ce que vous avez à faire");
        assertThat(page("hierarchie"))
                .contains(
                        "Ce que vous avez à faire maintenant",
                        "/taches/" + robot.taskId(dossier, "task_validateRequest"));
    }

    @Test
    void what_a_colleague_has_taken_is_not_mine_to_do() {
        robot.until(dossier, "task_setHold");
        var task = robot.taskId(dossier, "task_setHold");
        assertThat(robot.post("patrimoine2", "/api/tasks/%s/claim".formatted(task), JSON.createObjectNode())
                        .status())
                .isEqualTo(200);
        assertThat(followUp("patrimoine").at("/next").isNull()).isTrue();
        assertThat(followUp("patrimoine2").at("/next/taskId").asText()).isEqualTo(task);
    }

    @Test
    void the_elapsed_time_stands_there_in_four() throws Exception {
        assertThat(followUp("agent").at("/elapsed/shares")).hasSize(4);
        assertThat(page("agent"))
                .contains(
                        "Temps passé",
                        "Quelqu'un y travaille".replace("'", "&#39;"),
                        "Chez le demandeur",
                        "Chez un tiers")
                .contains("pas assez de dossiers comparables");
    }

    @Test
    void a_decision_shows_the_row_that_fired_and_its_ground() throws Exception {
        robot.until(dossier, "task_setHold");
        var decisions = followUp("patrimoine").at("/decisions");
        assertThat(decisions.findValuesAsText("table")).contains("eligibility").doesNotContain("sla", "spaceScore");
        var eligibility = decisions.get(decisions.findValuesAsText("table").indexOf("eligibility"));
        assertThat(eligibility.at("/rows/0/no").asInt()).isPositive();
        assertThat(eligibility.at("/rows/0/ground").asText()).contains("[PARAM]");
        assertThat(eligibility.at("/rows/0/answers/Recevabilité").asText()).startsWith("ELIGIBLE");
        assertThat(page("patrimoine")).contains("Ce que les tables ont décidé", "Recevabilité de la demande");
    }

    @Test
    void analysis_is_told_to_the_requester_with_the_agreement_only() {
        robot.until(dossier, "task_setHold");
        assertThat(followUp("agent").at("/decisions")).isEmpty();
        robot.until(dossier, "task_draftNote");
        assertThat(followUp("agent").at("/decisions").findValuesAsText("table")).contains("legalTitle", "fee");
    }

    @Test
    void the_picture_marks_the_present_place_and_no_other_process_is_drawn() throws Exception {
        robot.until(dossier, "task_planVisit");
        assertThat(page("agent"))
                .contains("/dossiers/%s/schema/site-visit.svg".formatted(dossier), "Fixer le rendez-vous");
        var agent = new PageVisitor(port).signIn("agent");
        var visit = agent.open("/dossiers/%s/schema/site-visit.svg".formatted(dossier));
        assertThat(visit.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(visit.body().split(">Ici<", -1)).hasSize(2);
        assertThat(visit.body().indexOf(">Ici<"))
                .isGreaterThan(visit.body().indexOf("data-element-id=\"task_planVisit\""));
        assertThat(agent.open("/dossiers/%s/schema/occupation-journey.svg".formatted(dossier))
                        .body())
                .contains(">Ici<");
        assertThat(agent.open("/dossiers/%s/schema/closing.svg".formatted(dossier))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new PageVisitor(port)
                        .signIn("agent2")
                        .open("/dossiers/%s/schema/site-visit.svg".formatted(dossier))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_answer_goes_to_the_side_that_wrote_last_and_each_message_says_who_reads_it() throws Exception {
        write("agent", "Quand la visite aura-t-elle lieu ?", null);
        assertThat(page("patrimoine"))
                .containsPattern("value=\"DEMANDEUR\"[^>]*checked")
                .contains("badge tone-quiet\">Avec le demandeur");
        write("juridique", "Attention au bail en cours.", "INTERNE");
        assertThat(page("patrimoine")).containsPattern("value=\"INTERNE\"[^>]*checked");
    }

    @Test
    void a_message_reaches_the_other_side_by_mail_and_an_internal_one_stays_inside() {
        assertThat(write("agent", "Quand la visite aura-t-elle lieu ?\nNous sommes pressés.", null)
                        .status())
                .isEqualTo(200);
        assertThat(mailsAbout("un message pour vous"))
                .contains("patrimoine@parcours.invalid")
                .doesNotContain("agent@parcours.invalid");

        jdbc.sql("delete from outbox").update();
        assertThat(write("patrimoine", "Mardi.", "DEMANDEUR").status()).isEqualTo(200);
        assertThat(mailsAbout("un message pour vous")).containsExactly("agent@parcours.invalid");

        jdbc.sql("delete from outbox").update();
        assertThat(write("juridique", "Attention au bail en cours.", "INTERNE").status())
                .isEqualTo(200);
        assertThat(mailsAbout("un message pour vous"))
                .contains("patrimoine@parcours.invalid")
                .doesNotContain("agent@parcours.invalid", "juridique@parcours.invalid", "hierarchie@parcours.invalid");

        assertThat(texts("agent"))
                .containsExactly("Quand la visite aura-t-elle lieu ?\nNous sommes pressés.", "Mardi.");
        assertThat(texts("technique")).hasSize(3);
        assertThat(texts("dpo")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "agent, INTERNE, 403",
        "hierarchie, INTERNE, 403",
        "hierarchie, DEMANDEUR, 200",
        "numerique, INTERNE, 200",
        "dpo, DEMANDEUR, 403",
        "admin, DEMANDEUR, 403",
        "agent2, DEMANDEUR, 404",
        "patrimoine, AUTRE, 400"
    })
    void who_may_write_what(String login, String visibility, int status) {
        assertThat(write(login, "Bonjour", visibility).status()).isEqualTo(status);
    }

    @Test
    void a_message_that_says_nothing_or_too_much_is_refused_on_the_page_with_what_was_typed() throws Exception {
        assertThat(write("agent", " \n", null).status()).isEqualTo(400);
        assertThat(write("agent", "a".repeat(2001), null)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("text");
        var agent = new PageVisitor(port).signIn("agent");
        var address = "/dossiers/" + dossier;
        var long_ =
                agent.post(address, address + "/messages", Map.of("text", "b".repeat(2001), "visibility", "DEMANDEUR"));
        assertThat(long_.statusCode()).isEqualTo(400);
        assertThat(long_.body()).contains("2000 caractères", "bbbb");
        assertThat(agent.post(address, address + "/messages", Map.of("text", "<b>Merci</b>", "visibility", "DEMANDEUR"))
                        .body())
                .contains("&lt;b&gt;Merci&lt;/b&gt;");
    }

    @Test
    void a_dossier_is_taken_away_as_paper_and_with_the_documents_that_the_reader_may_open() throws Exception {
        robot.until(dossier, "task_draftNote");
        var agent = new PageVisitor(port).signIn("agent");
        try (var pdf = Loader.loadPDF(
                agent.download("/dossiers/%s/dossier.pdf".formatted(dossier)).body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Résumé du dossier", dossier, "Accord de principe", "Temps passé", "Contenu réservé");
        }
        var mine = entries(
                agent.download("/dossiers/%s/dossier.zip".formatted(dossier)).body());
        var theirs = entries(new PageVisitor(port)
                .signIn("juridique")
                .download("/dossiers/%s/dossier.zip".formatted(dossier))
                .body());
        assertThat(mine)
                .contains(dossier + " Résumé.pdf")
                .anyMatch(name -> name.contains("Compte rendu de visite"))
                .noneMatch(name -> name.contains("Avis "))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(OCC-[\\d-]+/\\d+ )?[^/\\\\:]+"));
        assertThat(theirs).hasSizeGreaterThan(mine.size()).anyMatch(name -> name.contains("Avis juridique"));
        for (var address : List.of("/dossiers/%s/dossier.pdf", "/dossiers/%s/dossier.zip")) {
            assertThat(new PageVisitor(port)
                            .signIn("agent2")
                            .open(address.formatted(dossier))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_task_has_a_page_of_its_own_and_is_done_from_there() throws Exception {
        var task = robot.taskId(dossier, "task_validateRequest");
        assertThat(new PageVisitor(port)
                        .signIn("hierarchie")
                        .open("/taches/" + task)
                        .body())
                .contains("Valider la demande", "data-parcours-task=\"%s\"".formatted(task), "data-for-me=\"true\"");
        assertThat(new PageVisitor(port).signIn("agent").open("/taches/" + task).body())
                .contains("data-for-me=\"false\"");
        assertThat(new PageVisitor(port)
                        .signIn("agent2")
                        .open("/taches/" + task)
                        .statusCode())
                .isEqualTo(404);

        var address = "/api/tasks/%s/".formatted(task);
        assertThat(robot.post("agent", address + "claim", JSON.createObjectNode())
                        .status())
                .isEqualTo(403);
        assertThat(robot.post("agent2", address + "claim", JSON.createObjectNode())
                        .status())
                .isEqualTo(404);
        assertThat(robot.post("hierarchie", address + "claim", JSON.createObjectNode())
                        .json()
                        .get("number")
                        .asText())
                .isEqualTo(dossier);
        assertThat(robot.post("hierarchie", address + "complete", JSON.createObjectNode())
                        .status())
                .isEqualTo(400);
        assertThat(robot.post(
                                "hierarchie",
                                address + "complete",
                                JSON.createObjectNode().put("hierarchicalValidation", true))
                        .status())
                .isEqualTo(200);
        assertThat(robot.open(dossier)).doesNotContain("task_validateRequest");
        var done = new PageVisitor(port).signIn("agent").open("/taches/" + task);
        assertThat(done.statusCode()).isEqualTo(410);
        assertThat(done.body()).contains("Cette tâche est faite", "Ouvrir le dossier " + dossier);
        for (var unknown : List.of(task, "00000000-0000-0000-0000-000000000000")) {
            assertThat(new PageVisitor(port)
                            .signIn("agent2")
                            .open("/taches/" + unknown)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_superior_sees_what_changed_since_his_yes() throws Exception {
        robot.until(dossier, "task_setHold");
        var change = JSON.createObjectNode()
                .put("changed", "ACTIVITE")
                .put("purpose", "Permanence d'accueil et ateliers ouverts aux voisins")
                .put("scenario", "PARTICIPATION")
                .put("economicUse", false);
        assertThat(robot.post("agent", "/api/dossiers/%s/actions/change".formatted(dossier), change)
                        .status())
                .isEqualTo(200);

        assertThat(page("hierarchie"))
                .contains("Modifié depuis votre validation", "ateliers ouverts aux voisins", "n'est pas redemandée");
        assertThat(page("patrimoine")).contains("Modifié depuis la validation hiérarchique");
        assertThat(new PageVisitor(port).signIn("hierarchie").open("/dossiers").body())
                .contains("Modifié depuis votre validation");
        assertThat(new PageVisitor(port).signIn("agent").open("/dossiers").body())
                .doesNotContain("Modifié depuis");
    }

    private com.fasterxml.jackson.databind.JsonNode followUp(String login) {
        return robot.get(login, "/api/dossiers/%s/follow-up".formatted(dossier)).json();
    }

    private String page(String login) throws Exception {
        return new PageVisitor(port).signIn(login).open("/dossiers/" + dossier).body();
    }

    private Reply write(String login, String text, String visibility) {
        ObjectNode message = JSON.createObjectNode().put("text", text);
        if (visibility != null) {
            message.put("visibility", visibility);
        }
        return robot.post(login, "/api/dossiers/%s/messages".formatted(dossier), message);
    }

    private List<String> texts(String login) {
        return robot.get(login, "/api/dossiers/%s/messages".formatted(dossier))
                .json()
                .findValuesAsText("text");
    }

    private List<String> mailsAbout(String subject) {
        return jdbc.sql("select recipient from outbox where subject like :subject")
                .param("subject", "%" + subject)
                .query(String.class)
                .list();
    }

    private static List<String> entries(byte[] file) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(zip.readAllBytes()).isNotEmpty();
                names.add(entry.getName());
            }
        }
        return names;
    }
}
