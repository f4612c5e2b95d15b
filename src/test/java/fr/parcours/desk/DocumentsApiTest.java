package fr.parcours.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.Multipart;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.demo.Answers;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files go in and out by one door: who may, what is taken, how it comes back (role-matrix.md, rows 45 to 55). */
@ParcoursTest
class DocumentsApiTest {
    @LocalServerPort
    int port;

    @Value("${parcours.data}")
    String data;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
    }

    private Reply upload(String login, String dossier, String kind, String name, byte[] content) {
        return send(
                login,
                "/api/dossiers/%s/documents".formatted(dossier),
                new Multipart().field("kind", kind).file(name, "application/octet-stream", content));
    }

    private Reply stage(String login, String name, byte[] content) {
        return send(login, "/api/documents/staged", new Multipart().file(name, "application/octet-stream", content));
    }

    private Reply send(String login, String address, Multipart body) {
        return robot.send(
                login,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Content-Type", Multipart.TYPE)
                        .POST(BodyPublishers.ofByteArray(body.bytes())));
    }

    private String kept(String login, String dossier, String kind) {
        var reply = upload(login, dossier, kind, "Pièce.pdf", SampleFiles.pdf());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("href").asText();
    }

    /** What people put there; what the house writes itself is {@code PapersTest}'s to tell. */
    private List<JsonNode> uploaded(String login, String dossier) {
        var documents = robot.get(login, "/api/dossiers/" + dossier)
                .json()
                .get("documents")
                .spliterator();
        return StreamSupport.stream(documents, false)
                .filter(document -> document.get("origin").asText().equals("UPLOADED"))
                .toList();
    }

    private List<String> listed(String login, String dossier) {
        return uploaded(login, dossier).stream()
                .map(document -> document.get("kind").asText())
                .toList();
    }

    @Test
    void a_paper_comes_back_as_a_file_to_save_that_runs_nowhere() {
        var dossier = robot.start("agent");
        var href = kept("agent", dossier, "REQUEST_ATTACHMENT");

        var file = robot.get("agent", href);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(new String(SampleFiles.pdf(), UTF_8));
        assertThat(file.headers().get("content-disposition"))
                .singleElement()
                .asString()
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Pi%C3%A8ce.pdf");
        assertThat(file.headers())
                .containsEntry("content-type", List.of("application/pdf"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry(
                        "content-security-policy", List.of("sandbox; default-src 'none'; frame-ancestors 'none'"));
    }

    @Test
    void the_dossier_lists_its_papers_for_who_may_know_of_them() {
        var dossier = robot.start("agent");
        kept("agent", dossier, "REQUEST_ATTACHMENT");
        kept("juridique", dossier, "LEGAL_ANALYSIS");
        kept("agent", dossier, "BANK_DETAILS");

        assertThat(listed("juridique", dossier)).containsExactlyInAnyOrder("REQUEST_ATTACHMENT", "LEGAL_ANALYSIS");
        assertThat(listed("agent", dossier)).containsExactlyInAnyOrder("REQUEST_ATTACHMENT", "LEGAL_ANALYSIS");
        assertThat(listed("hierarchie", dossier)).containsExactly("REQUEST_ATTACHMENT");
        assertThat(listed("finances", dossier))
                .containsExactlyInAnyOrder("REQUEST_ATTACHMENT", "LEGAL_ANALYSIS", "BANK_DETAILS");
        assertThat(listed("dpo", dossier)).isEmpty();
    }

    @Test
    void who_may_only_know_that_a_paper_is_there_gets_no_way_to_it() {
        var dossier = robot.start("agent");
        var href = kept("juridique", dossier, "LEGAL_ANALYSIS");

        var seen = uploaded("agent", dossier).get(0);

        assertThat(seen.get("kindLabel").asText()).isEqualTo("Analyse juridique");
        assertThat(seen.get("href").isNull()).isTrue();
        assertThat(seen.get("id").isNull()).isTrue();
        assertThat(seen.get("name").isNull()).isTrue();
        assertThat(robot.get("agent", href).status()).isEqualTo(404);
        assertThat(robot.get("technique", href).status()).isEqualTo(403);
        assertThat(robot.get("patrimoine", href).status()).isEqualTo(200);
        assertThat(robot.get("admin", href).status()).isEqualTo(403);
    }

    @Test
    void a_foreign_paper_and_one_that_never_was_get_the_same_answer() {
        var href = kept("agent", robot.start("agent"), "REQUEST_ATTACHMENT");
        var foreign = robot.get("agent2", href);
        var unknown = robot.get("agent2", "/api/documents/7b8c1f5e-0000-4000-8000-000000000000");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @CsvSource({
        "agent, REQUEST_ATTACHMENT, 201",
        "agent2, REQUEST_ATTACHMENT, 404",
        "hierarchie, REQUEST_ATTACHMENT, 403",
        "patrimoine, REQUEST_ATTACHMENT, 201",
        "agent, LEGAL_ANALYSIS, 403",
        "technique, DIAGNOSTIC, 201",
        "juridique, DRAFT_TITLE, 201",
        "signature-dga, SIGNED_TITLE, 409",
        "patrimoine, KEY_RECEIPT, 409",
        "patrimoine, ENTRY_INVENTORY, 409",
        "patrimoine, ENTRY_PHOTO, 403",
        "patrimoine, EXIT_PHOTO, 403",
        "assurances, INSURANCE_CERTIFICATE, 201",
        "pilotage, REQUEST_ATTACHMENT, 403",
        "admin, REQUEST_ATTACHMENT, 403",
        "agent, NO_SUCH_KIND, 400"
    })
    void a_paper_is_put_where_its_kind_lies_by_who_may(String login, String kind, int status) {
        var dossier = robot.start("agent");
        var reply = upload(login, dossier, kind, "Pièce.pdf", SampleFiles.pdf());
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void a_refused_file_says_why_in_French_and_leaves_nothing() {
        var dossier = robot.start("agent");
        var tooBig = upload("agent", dossier, "REQUEST_ATTACHMENT", "plan.pdf", SampleFiles.named("valid PDF 26 MB"));
        var program = upload("agent", dossier, "REQUEST_ATTACHMENT", "plan.pdf", SampleFiles.named("MZ executable"));

        assertThat(tooBig.status()).isEqualTo(413);
        assertThat(program.status()).isEqualTo(415);
        assertThat(program.json().get("detail").asText()).contains("Formats admis : PDF, JPEG");
        assertThat(send("agent", "/api/dossiers/%s/documents".formatted(dossier), new Multipart().field("kind", "PLAN"))
                        .status())
                .isEqualTo(400);
        assertThat(listed("agent", dossier)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../../../../tmp/x.pdf, x.pdf",
        "attestation\u202efdp.exe, attestationfdp.exe.pdf",
        "Plan d'étage.pdf, Plan d'étage.pdf"
    })
    void a_name_is_data_and_never_a_path(String name, String kept) throws IOException {
        var dossier = robot.start("agent");
        var reply = upload("agent", dossier, "REQUEST_ATTACHMENT", name, SampleFiles.pdf());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("name").asText()).isEqualTo(kept);
        try (var files = Files.walk(Path.of(data, "files"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void a_name_brings_no_header_of_its_own() {
        var dossier = robot.start("agent");
        var reply = upload(
                "agent", dossier, "REQUEST_ATTACHMENT", "a%22; filename=%22b.exe\r\nX: y.pdf", SampleFiles.pdf());
        assertThat(reply.status()).isIn(201, 400);
        if (reply.status() == 201) {
            var file = robot.get("agent", reply.json().get("href").asText());
            assertThat(file.headers().get("content-disposition")).hasSize(1);
            assertThat(file.headers()).doesNotContainKey("x");
        }
    }

    @Test
    void nothing_is_added_to_a_dossier_that_has_ended() throws IOException {
        var dossier = robot.start("agent");
        robot.post(
                "agent",
                "/api/dossiers/%s/actions/abandon".formatted(dossier),
                new ObjectMapper().readTree("{\"abandonReason\": \"Le service renonce.\"}"));
        assertThat(upload("agent", dossier, "REQUEST_ATTACHMENT", "plan.pdf", SampleFiles.pdf())
                        .status())
                .isEqualTo(409);
        assertThat(robot.get("agent", "/api/dossiers/" + dossier).json().get("uploads"))
                .isEmpty();
    }

    @Test
    void the_papers_of_a_request_come_with_its_form() {
        var staged = stage("agent", "Note.odt", SampleFiles.odt(java.util.Map.of()));
        assertThat(staged.status()).isEqualTo(201);
        var id = staged.json().get("id").asText();
        assertThat(robot.get("agent2", "/api/documents/staged").json()).isEmpty();
        assertThat(robot.get("agent", "/api/documents/" + id).status()).isEqualTo(404);

        var dossier = robot.wish("attachments", List.of(id)).start("agent");

        assertThat(listed("patrimoine", dossier)).containsExactly("REQUEST_ATTACHMENT");
        assertThat(robot.get("patrimoine", "/api/documents/" + id).status()).isEqualTo(200);
        assertThat(robot.get("agent", "/api/documents/staged").json()).isEmpty();
    }

    @Test
    void a_form_takes_no_file_that_somebody_else_has_sent() {
        var foreign =
                stage("agent2", "Note.pdf", SampleFiles.pdf()).json().get("id").asText();
        var form = robot.get("agent", "/api/start-form").json();
        var answer = new Answers(LocalDate.now())
                .wish("spaceCode", "EV-101")
                .wish("attachments", List.of(foreign))
                .to(form);
        var reply = robot.post(
                "agent", "/engine-rest/process-definition/key/occupation-journey/start", Robot.engineBody(answer));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("attachments", "n'est plus disponible");
    }

    @Test
    void the_photos_of_a_visit_are_of_the_visit() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_reportVisit");
        var photo = stage("patrimoine", "Façade.jpg", SampleFiles.jpegWithNotes())
                .json()
                .get("id")
                .asText();

        robot.wish("visitPhotos", List.of(photo)).complete(dossier, "task_reportVisit");

        var seen = uploaded("agent", dossier).get(0);
        assertThat(seen.get("kind").asText()).isEqualTo("VISIT_PHOTO");
        assertThat(seen.get("name").asText()).isEqualTo("Façade.jpg");
    }

    @Test
    void a_staged_file_is_taken_back_by_its_sender() {
        var id = stage("agent", "Plan.pdf", SampleFiles.pdf()).json().get("id").asText();
        assertThat(robot.delete("agent2", "/api/documents/staged/" + id).status())
                .isEqualTo(404);
        assertThat(robot.delete("agent", "/api/documents/staged/" + id).status())
                .isEqualTo(204);
        assertThat(stage("dpo", "Plan.pdf", SampleFiles.pdf()).status()).isEqualTo(403);
    }
}
