package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.Multipart;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.TooMany;
import fr.parcours.engine.TestClock;
import fr.parcours.engine.form.Forms;
import fr.parcours.notice.Fill;
import fr.parcours.notice.Mail;
import fr.parcours.register.Race;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.message.Message.Visibility;
import fr.parcours.register.message.Messages;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.step.French;
import fr.parcours.story.InvitationKeys;
import fr.parcours.story.Journeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An occupant from outside gets in by a link from a mail, once, to his own dossier and nowhere else. */
@ParcoursTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OccupantDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSRF = "X-PARCOURS-CSRF";

    @Autowired
    Journeys journeys;

    @Autowired
    Certificates certificates;

    @Autowired
    Documents documents;

    @Autowired
    Uploads uploads;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Incidents incidents;

    @Autowired
    Fill fill;

    @Autowired
    InvitationKeys keys;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void looking_at_a_link_does_not_use_it_up_and_opening_it_does() {
        var dossier = awaited();
        var key = keys.of(dossier);
        var occupant = new Browser(port);
        assertThat(occupant.get("/porte/" + key).statusCode()).isEqualTo(200);
        assertThat(wayAfter(open(occupant, key))).isEqualTo("/porte");
        assertThat(page(occupant))
                .contains(dossier.value(), "Accord de principe", "Fournir l&#39;attestation")
                .doesNotContain("Mes tâches", "Se déconnecter", "EV-102");

        var stranger = new Browser(port);
        assertThat(wayAfter(open(stranger, key))).isEqualTo("/porte?lien");
        assertThat(page(stranger)).doesNotContain(dossier.value());
    }

    @Test
    void the_key_lies_nowhere_and_the_cookie_is_for_the_door_alone() {
        var dossier = awaited();
        var key = keys.of(dossier);
        assertThat(jdbc.sql("select count(*) from door_link where key_sha256 = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isZero();
        var opened = open(new Browser(port), key);
        assertThat(opened.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("PORTE="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/porte"));
        assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void his_form_is_empty_and_takes_no_certificate_without_its_document() throws JsonProcessingException {
        var dossier = awaited();
        var occupant = inside(dossier);
        var task = "/porte/api/tasks/"
                + journeys.task(dossier, "task_provideCertificate").getId();
        var form = JSON.readValue(occupant.get(task).body(), Forms.View.class);
        assertThat(form.data())
                .as("what the insurer is to write is there to be read")
                .containsKey("requestText")
                .as("and nothing is copied for him")
                .doesNotContainKeys("documentType", "insuredName", "siteAddress", "coverageEnd", "amountLiability");

        var answer = new HashMap<>(certificate(dossier, form, Map.of()));
        answer.remove("certificateFile");
        var refused = send(occupant, task, answer);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("certificateFile", "à renseigner");

        answer.putAll(Map.of("documentForm", "PAPER", "paperPlace", "Dans mon tiroir"));
        assertThat(send(occupant, task, answer).statusCode())
                .as("he is not the desk")
                .isEqualTo(400);
        assertThat(certificates.latest(dossier)).isEmpty();
        assertThat(page(occupant)).contains("attestation d'assurance", "demandée le");
    }

    @Test
    void he_reads_how_far_his_certificate_has_come() throws JsonProcessingException {
        var dossier = awaited();
        var occupant = inside(dossier);
        gives(occupant, dossier, Map.of("siteAddress", "rue de l'Autre, 59000 Lille"));
        assertThat(page(occupant)).contains("en cours de contrôle");
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(page(occupant)).contains("refusée le", "l&#39;adresse exacte");
        gives(occupant, dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(page(occupant))
                .contains("acceptée le", "valable jusqu&#39;au")
                .doesNotContain("refusée le");
    }

    @Test
    void he_gives_his_certificate_and_answers_questions_himself() throws JsonProcessingException {
        var dossier = awaited();
        var occupant = inside(dossier);
        gives(occupant, dossier, Map.of());
        assertThat(certificates.latest(dossier)).hasValueSatisfying(given -> {
            assertThat(given.givenBy()).isEqualTo("porte:" + dossier);
            assertThat(given.content().documentId())
                    .isIn(documents.of(dossier).stream().map(Document::id).toList());
        });
        assertThat(journeys.open(dossier)).contains("task_controlCertificate");

        journeys.ask("assurances", dossier, "task_controlCertificate");
        var question = journeys.task(dossier, "task_answerRequest").getId();
        var asked = JSON.readValue(occupant.get("/porte/api/tasks/" + question).body(), Forms.View.class);
        assertThat(send(occupant, "/porte/api/tasks/" + question, journeys.answer(asked, Map.of()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_mail_to_him_brings_its_own_link() {
        var dossier = awaited();
        journeys.complete("patrimoine2", dossier, "task_provideCertificate");
        journeys.ask("assurances", dossier, "task_controlCertificate");
        assertThat(keys.all(dossier))
                .hasSize(letters(dossier).size())
                .allSatisfy(key ->
                        assertThat(wayAfter(open(new Browser(port), key))).isEqualTo("/porte"));
    }

    @Test
    void what_was_signed_with_him_and_written_to_him_is_his_to_keep() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.untilNothingIsOpen(dossier);
        var occupant = inside(dossier);
        var neighbour = inside(awaited("EV-110"));
        var page = page(occupant);
        assertThat(page).containsOnlyOnce("<span>Titre signé</span>").contains("<span>Décision d&#39;autoriser");
        assertThat(documents.of(dossier))
                .extracting(Document::kind)
                .contains(
                        DocumentKind.SIGNED_TITLE,
                        DocumentKind.DECISION,
                        DocumentKind.ENTRY_INVENTORY,
                        DocumentKind.KEY_RECEIPT,
                        DocumentKind.OPINION,
                        DocumentKind.DRAFT_TITLE,
                        DocumentKind.VISIT_REPORT);
        for (var paper : documents.of(dossier)) {
            var address = "/porte/api/documents/" + paper.id();
            var reply = occupant.get(address);
            if (paper.kind().isForTheOccupant()) {
                assertThat(reply.statusCode()).as(paper.name()).isEqualTo(200);
                assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
                        .startsWith("attachment");
                assertThat(page).contains(address);
            } else {
                assertThat(reply.statusCode()).as(paper.name()).isEqualTo(404);
                assertThat(page).doesNotContain(paper.id());
            }
            assertThat(neighbour.get(address).statusCode()).as("another's door").isEqualTo(404);
        }
        assertThat(letters(dossier))
                .filteredOn(letter -> letter.contains("signé par les deux parties") || letter.contains("est ouverte"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter).contains("vos documents : [porte:"));
    }

    @Test
    void after_the_end_he_reads_the_decision_and_sends_nothing() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE");
        journeys.refuse(dossier);
        var occupant = inside(dossier);
        assertThat(page(occupant)).contains("Votre dossier est terminé").doesNotContain("À faire de votre côté");
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.kind() == DocumentKind.REFUSAL)
                .singleElement()
                .satisfies(refusal -> assertThat(occupant.get("/porte/api/documents/" + refusal.id())
                                .statusCode())
                        .isEqualTo(200));
        assertThat(write(occupant, dossier, "Trop tard").statusCode()).isEqualTo(409);
        for (var action : List.of("piece", "incident")) {
            assertThat(send(occupant, "/porte/api/actions/" + action, Map.of()).statusCode())
                    .as(action)
                    .isEqualTo(409);
        }
        assertThat(sendFile(occupant, "Statuts.pdf", SampleFiles.pdf()).statusCode())
                .isEqualTo(409);
        assertThat(occupant.get("/porte/api/documents/staged").body()).isEqualTo("[]");
    }

    @Test
    void a_message_to_his_side_reaches_him_by_mail_and_he_answers_by_his_door() {
        var dossier = awaited();
        journeys.as("patrimoine", () -> {
            transaction.executeWithoutResult(status -> {
                messages.write(dossier, "patrimoine", Groups.PATRIMOINE, Visibility.DEMANDEUR, "Quand venez-vous ?");
                messages.write(dossier, "patrimoine", Groups.PATRIMOINE, Visibility.INTERNE, "Il tarde.");
            });
            return dossier;
        });
        assertThat(letters(dossier))
                .filteredOn(letter -> letter.contains("vous a écrit"))
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains("[porte:").doesNotContain("Quand venez-vous"));

        var occupant = inside(dossier);
        assertThat(page(occupant)).contains("Quand venez-vous").doesNotContain("Il tarde.");
        assertThat(write(occupant, dossier, "Mardi matin.").statusCode()).isEqualTo(302);
        assertThat(page(occupant)).contains("Mardi matin.");
        assertThat(mails("un message pour vous", dossier))
                .as("to the house, not back to himself")
                .filteredOn(mail -> mail.contains("« L'occupant » vous a écrit"))
                .isNotEmpty()
                .noneMatch(mail -> mail.contains("[porte:"));
        assertThat(write(occupant, dossier, " ").statusCode()).isEqualTo(400);
        for (var no = 2; no <= 30; no++) {
            write(occupant, dossier, "Encore " + no);
        }
        assertThat(write(occupant, dossier, "Une de trop").statusCode()).isEqualTo(429);
        assertThat(write(occupant, journeys.nobody(), "Ailleurs").statusCode())
                .as("a page of another dossier")
                .isEqualTo(409);
    }

    @Test
    void what_was_written_before_his_door_showed_it_stays_in_the_house() {
        var dossier = awaited();
        asked(dossier, "Refuse-t-on, à votre avis ?");
        jdbc.sql("update message set for_outside = false where dossier = ?")
                .param(dossier.value())
                .update(); // as that migration leaves it
        asked(dossier, "Quand venez-vous ?");

        assertThat(page(inside(dossier))).contains("Quand venez-vous").doesNotContain("Refuse-t-on");
    }

    private void asked(DossierNumber dossier, String text) {
        journeys.as("patrimoine", () -> {
            transaction.executeWithoutResult(
                    status -> messages.write(dossier, "patrimoine", Groups.PATRIMOINE, Visibility.DEMANDEUR, text));
            return dossier;
        });
    }

    @Test
    void he_reads_what_he_has_sent_and_what_follows() throws JsonProcessingException {
        var dossier = awaited();
        var occupant = inside(dossier);
        assertThat(page(occupant)).doesNotContain("Bien reçu");
        gives(occupant, dossier, Map.of());
        assertThat(page(occupant))
                .contains("Bien reçu", "Fournir l&#39;attestation", "unité assurances contrôle l&#39;attestation");

        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(page(occupant)).contains("Bien reçu").doesNotContain("unité assurances contrôle l&#39;attestation");
    }

    @Test
    void each_page_of_the_door_says_whose_it_is_and_whom_to_ask() {
        var dossier = awaited();
        var occupant = new Browser(port);
        var key = keys.of(dossier);
        assertThat(occupant.get("/porte/" + key).body()).contains("Métropole Européenne de Lille", "à compléter");
        assertThat(page(occupant)).contains("Métropole Européenne de Lille", "à compléter");
        assertThat(page(inside(dossier))).contains("Métropole Européenne de Lille", "à compléter");
    }

    @Test
    void a_link_that_lies_in_a_box_that_is_no_longer_his_opens_nothing() {
        var dossier = awaited();
        var key = keys.of(dossier);
        journeys.act("patrimoine", dossier, "complete-occupant", Map.of("email", "ailleurs@exemple.invalid"));
        assertThat(wayAfter(open(new Browser(port), key))).isEqualTo("/porte?lien");
        assertThat(wayAfter(open(new Browser(port), keys.of(dossier))))
                .as("he gets another where he is now")
                .isEqualTo("/porte");
    }

    @Test
    void he_reads_the_draft_that_he_is_asked_about_and_no_other_paper() throws JsonProcessingException {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_remarkConvention");
        var occupant = inside(dossier);
        var task = journeys.task(dossier, "task_remarkConvention").getId();
        var form = JSON.readValue(occupant.get("/porte/api/tasks/" + task).body(), Forms.View.class);
        var draft = occupant.get((String) form.data().get("conventionLink"));
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(draft.body()).startsWith("%PDF");
        for (var other : documents.of(dossier)) {
            if (other.kind() != DocumentKind.DRAFT_TITLE && !other.kind().isForTheOccupant()) {
                assertThat(occupant.get("/porte/api/documents/" + other.id()).statusCode())
                        .as(other.name())
                        .isEqualTo(404);
            }
        }
        assertThat(send(occupant, "/porte/api/tasks/" + task, journeys.answer(form, Map.of()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(occupant.get((String) form.data().get("conventionLink")).statusCode())
                .as("once his say is said")
                .isEqualTo(404);
    }

    @Test
    void he_is_asked_to_sign_and_reads_what_until_the_house_has_recorded_it() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_signOccupant");
        assertThat(mails("votre convention est à signer d'ici le " + dueDay(dossier), dossier))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains(
                                "imprimez-le, datez-le, signez-le",
                                "[porte:",
                                "Ce lien sert une seule fois, pendant 15"));
        var occupant = inside(dossier);
        var text = documents.of(dossier).stream()
                .filter(paper -> paper.name().contains("Projet de convention")
                        && paper.name().endsWith(".pdf")
                        && !paper.superseded())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .id();
        assertThat(page(occupant))
                .contains("Signer votre convention", text, "Texte à signer")
                .doesNotContain("Rien n&#39;est attendu", "Projet de titre");
        assertThat(occupant.get("/porte/api/documents/" + text).body()).startsWith("%PDF");
        var task = journeys.task(dossier, "task_signOccupant").getId();
        assertThat(occupant.get("/porte/api/tasks/" + task).statusCode())
                .as("the house records it")
                .isEqualTo(404);

        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        assertThat(page(occupant)).doesNotContain("Signer votre convention", text);
        assertThat(occupant.get("/porte/api/documents/" + text).statusCode()).isEqualTo(404);
    }

    private String dueDay(DossierNumber dossier) {
        return French.day(
                journeys.task(dossier, "task_signOccupant").getDueDate().toInstant());
    }

    @Test
    void he_signs_by_his_name_the_inventory_that_he_has_read_with_its_photos() throws JsonProcessingException {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_takeEntryInventory");
        var photo = Objects.requireNonNull(transaction.execute(
                status -> uploads.stage(new Sent("Salle 1.png", "image/png", SampleFiles.png()), "patrimoine")));
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory", Map.of("photos", List.of(photo.id())));

        var occupant = inside(dossier);
        var task = journeys.task(dossier, "task_countersignEntry").getId();
        var form = JSON.readValue(occupant.get("/porte/api/tasks/" + task).body(), Forms.View.class);
        assertThat(occupant.get((String) form.data().get("inventoryLink")).body())
                .startsWith("%PDF");
        assertThat((String) form.data().get("photosText")).startsWith("Salle 1.png (empreinte ");
        assertThat(inventory(dossier))
                .contains("Présenté à la signature de l'occupant", "À signer", "Salle 1.png (empreinte")
                .doesNotContain("Représentant de démonstration");
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.kind() == DocumentKind.ENTRY_PHOTO)
                .singleElement()
                .satisfies(shown -> assertThat(occupant.get("/porte/api/documents/" + shown.id())
                                .statusCode())
                        .isEqualTo(200));

        var unnamed = new HashMap<>(journeys.answer(form, Map.of("countersign", "SIGN")));
        unnamed.remove("signerName");
        assertThat(send(occupant, "/porte/api/tasks/" + task, unnamed).body()).contains("signerName");
        assertThat(send(occupant, "/porte/api/tasks/" + task, journeys.answer(form, Map.of("countersign", "SIGN")))
                        .statusCode())
                .isEqualTo(200);
        var signed = inventory(dossier);
        assertThat(signed)
                .contains("Représentant de démonstration, Présidence, le")
                .contains("en ligne, par le lien adressé à l'occupant")
                .doesNotContain("À signer");

        journeys.complete("technique", dossier, "task_readMeters");
        assertThat(inventory(dossier))
                .as("nothing comes onto what he has signed")
                .isEqualTo(signed);
    }

    /** The entry's, as it stands. */
    private String inventory(DossierNumber dossier) {
        var paper = documents.of(dossier).stream()
                .filter(one -> one.kind() == DocumentKind.ENTRY_INVENTORY && !one.superseded())
                .findFirst()
                .orElseThrow();
        try (var content = documents.content(paper.id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            return text.getText(pdf).replaceAll("[\\s\u00A0]+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void what_a_rule_asks_of_his_request_he_reads_at_his_door_and_the_house_corrects() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE", Map.of("siret", "99900000300014"));
        var occupant = inside(dossier);
        assertThat(page(occupant))
                .contains("Compléter votre demande", "SIRET", "le service corrige la demande pour vous")
                .doesNotContain("Rien n&#39;est attendu de vous", "Rien n'est attendu de vous");
        assertThat(letters(dossier)).anyMatch(mail -> mail.contains("la demande est classée sans suite"));

        journeys.complete("patrimoine2", dossier, "task_correctRequest", Map.of("siret", "99930003100013"));
        assertThat(page(occupant)).contains("est attendu de vous").doesNotContain("Compléter votre demande");
    }

    @Test
    void he_brings_what_is_missing_and_the_house_hears_of_it() throws JsonProcessingException {
        var dossier = awaited();
        var occupant = inside(dossier);
        var path = "/porte/api/actions/piece?dossier=" + dossier;
        assertThat(page(occupant)).contains("api/actions/piece", "Ajouter une pièce");
        assertThat(send(occupant, path, Map.of("pieceKind", "STATUTES")).body()).contains("pieceFile");
        assertThat(send(occupant, path, Map.of("pieceKind", "KEY_RECEIPT", "pieceFile", stage(occupant, "Faux.pdf")))
                        .statusCode())
                .isEqualTo(400);

        assertThat(send(occupant, path, Map.of("pieceKind", "STATUTES", "pieceFile", stage(occupant, "Statuts.pdf")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.name().equals("Statuts.pdf"))
                .singleElement()
                .satisfies(paper -> {
                    assertThat(paper.kind()).isEqualTo(DocumentKind.STATUTES);
                    assertThat(paper.by()).isEqualTo("porte:" + dossier);
                });
        assertThat(send(
                                occupant,
                                path,
                                Map.of("pieceKind", "REPRESENTATIVE", "pieceFile", stage(occupant, "Pouvoir.pdf")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(documents.of(dossier))
                .as("who may sign for an association does not show its general interest")
                .filteredOn(paper -> paper.kind() == DocumentKind.STATUTES)
                .extracting(Document::name)
                .containsExactly("Statuts.pdf");
        assertThat(mails("une pièce de l'occupant", dossier))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail).doesNotContain("[porte:"))
                .anyMatch(mail -> mail.contains("les statuts"));
        assertThat(page(occupant)).contains("Bien reçu", "Statuts.pdf");
        assertThat(audited(dossier)).contains("SENT_BY_DOOR porte:" + dossier);
    }

    @Test
    void a_bad_answer_names_its_field() {
        var dossier = awaited();
        var occupant = inside(dossier);
        var task = journeys.task(dossier, "task_provideCertificate").getId();
        var refused = send(occupant, "/porte/api/tasks/" + task, Map.of("insuredSiret", "<script>"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("insuredSiret").doesNotContain("<script>");
    }

    @Test
    void nothing_else_of_the_house_is_his() {
        var dossier = awaited();
        var neighbour = awaited("EV-110");
        var occupant = inside(dossier);
        journeys.complete("patrimoine2", dossier, "task_provideCertificate");
        var trades = journeys.task(dossier, "task_controlCertificate").getId();
        var foreign = journeys.task(neighbour, "task_provideCertificate").getId();

        assertThat(occupant.get("/porte/api/tasks/" + trades).statusCode()).isEqualTo(404);
        assertThat(occupant.get("/porte/api/tasks/" + foreign).statusCode()).isEqualTo(404);
        assertThat(occupant.get("/porte/api/tasks/nothing", "Accept", "application/json")
                        .body())
                .isEqualTo(occupant.get("/porte/api/tasks/" + foreign, "Accept", "application/json")
                        .body());
        assertThat(send(occupant, "/porte/api/tasks/" + foreign, Map.of()).statusCode())
                .isEqualTo(404);
        for (var action : new String[] {"change", "abandon", "waive-recourse", "invite-occupant", "withdraw-space"}) {
            assertThat(occupant.get("/porte/api/actions/" + action).statusCode())
                    .as(action)
                    .isEqualTo(404);
        }
        for (var path : new String[] {
            "/api/dossiers",
            "/api/dossiers/" + dossier,
            "/api/spaces",
            "/api/tasks/" + foreign + "/form",
            "/api/me/substitute"
        }) {
            assertThat(occupant.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(occupant.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(occupant.get("/dossiers/" + dossier, "Accept", "text/html").statusCode())
                .isEqualTo(302);
    }

    @Test
    void what_is_revoked_opens_nothing_and_ends_what_goes_on() {
        var dossier = awaited();
        var unopened = keys.of(dossier);
        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "REVOKE"));
        assertThat(wayAfter(open(new Browser(port), unopened))).isEqualTo("/porte?lien");

        send(dossier);
        var occupant = inside(dossier);
        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "REVOKE"));
        assertThat(page(occupant)).doesNotContain(dossier.value());
        assertThat(occupant.get("/porte/api/documents/staged").statusCode()).isEqualTo(401);
    }

    @Test
    void a_link_ends_after_its_days_a_visit_after_its_hours_and_by_leaving() {
        var dossier = awaited();
        var late = keys.of(dossier);
        ago("door_link", Duration.ofDays(16));
        assertThat(wayAfter(open(new Browser(port), late))).isEqualTo("/porte?lien");

        send(dossier);
        var occupant = inside(dossier);
        ago("door_session", Duration.ofHours(3));
        assertThat(page(occupant)).doesNotContain(dossier.value());

        send(dossier);
        var leaving = inside(dossier);
        leaving.form("/porte/fermer", Map.of(), CSRF, token(leaving));
        assertThat(page(leaving)).doesNotContain(dossier.value());
    }

    /** As if all of them had begun so much earlier. */
    private void ago(String table, Duration time) {
        jdbc.sql("select distinct expires_at from " + table)
                .query(OffsetDateTime.class)
                .list()
                .forEach(end -> jdbc.sql("update %s set expires_at = :earlier where expires_at = :end".formatted(table))
                        .param("earlier", end.minus(time))
                        .param("end", end)
                        .update());
    }

    @Test
    void a_forged_opening_is_refused() {
        var key = keys.of(awaited());
        assertThat(new Browser(port).form("/porte/ouvrir", Map.of("cle", key)).statusCode())
                .isEqualTo(403);
        var occupant = new Browser(port);
        occupant.get("/porte/" + key);
        assertThat(occupant.form(
                                "/porte/ouvrir",
                                Map.of("cle", key),
                                CSRF,
                                token(occupant),
                                "Origin",
                                "https://ailleurs.invalid")
                        .statusCode())
                .isEqualTo(403);
        assertThat(wayAfter(open(occupant, key))).isEqualTo("/porte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/porte/court", "/porte/%2e%2e/dossiers", "/porte/api/tasks/..%2f..%2fapi", "/porte/<script>"})
    void a_twisted_address_opens_nothing(String path) {
        var status = new Browser(port)
                .get(path.replace("<", "%3C").replace(">", "%3E"))
                .statusCode();
        assertThat(status).isIn(400, 401, 404);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void who_guesses_has_to_wait() {
        var guesser = new Browser(port);
        guesser.get("/porte");
        HttpResponse<String> last = null;
        for (var tries = 0; tries < 7; tries++) {
            last = open(guesser, "A".repeat(42) + tries);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    private void gives(Browser occupant, DossierNumber dossier, Map<String, ?> wishes) throws JsonProcessingException {
        var task = "/porte/api/tasks/"
                + journeys.task(dossier, "task_provideCertificate").getId();
        var answer = new HashMap<>(
                certificate(dossier, JSON.readValue(occupant.get(task).body(), Forms.View.class), wishes));
        answer.put("certificateFile", stage(occupant, "Attestation.pdf"));
        assertThat(send(occupant, task, answer).statusCode()).isEqualTo(200);
    }

    /** Its id. */
    private static String stage(Browser occupant, String name) throws JsonProcessingException {
        var staged = sendFile(occupant, name, SampleFiles.pdf());
        assertThat(staged.statusCode()).isEqualTo(201);
        return JSON.readTree(staged.body()).get("id").asText();
    }

    private static HttpResponse<String> sendFile(Browser occupant, String name, byte[] content) {
        return occupant.sendBytes(
                "POST",
                "/porte/api/documents/staged",
                new Multipart().file(name, "application/pdf", content).bytes(),
                "Content-Type",
                Multipart.TYPE,
                CSRF,
                token(occupant));
    }

    /** All that is expected, copied as from a good document but for these wishes; its file is still to come. */
    private Map<String, Object> certificate(DossierNumber dossier, Forms.View form, Map<String, ?> wishes) {
        var copied = new HashMap<>(journeys.as("patrimoine2", () -> journeys.formOf(dossier, "task_provideCertificate"))
                .data());
        copied.put("certificateFile", "");
        copied.putAll(wishes);
        return journeys.answer(form, copied);
    }

    @Test
    void what_goes_on_at_the_door_is_written_down_and_no_key_is() throws JsonProcessingException {
        var dossier = awaited();
        var key = keys.of(dossier);
        var occupant = new Browser(port);
        open(occupant, key);
        open(new Browser(port), key);
        gives(occupant, dossier, Map.of());
        occupant.form("/porte/fermer", Map.of(), CSRF, token(occupant));
        journeys.act("patrimoine", dossier, "complete-occupant", Map.of("email", "ailleurs@exemple.invalid"));
        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "REVOKE"));

        assertThat(audited(dossier))
                .startsWith("DOOR_LINK_SENT patrimoine")
                .endsWith(
                        "DOOR_OPENED porte:" + dossier,
                        "DOOR_KEY_REFUSED porte:" + dossier,
                        "SENT_BY_DOOR porte:" + dossier,
                        "DOOR_LEFT porte:" + dossier,
                        "OCCUPANT_ADDRESS_CHANGED patrimoine",
                        "DOOR_CLOSED patrimoine",
                        "DOOR_LINK_SENT patrimoine",
                        "DOOR_CLOSED patrimoine");
        assertThat(jdbc.sql("select about from audit_line where chain = :dossier")
                        .param("dossier", dossier.value())
                        .query(String.class)
                        .list())
                .anyMatch(about -> about.endsWith("déjà ouvert"))
                .contains("task_provideCertificate")
                .noneMatch(about -> about.contains(key));
    }

    @Test
    void a_link_that_never_was_is_written_down_for_the_house() {
        open(new Browser(port), "B".repeat(43));
        assertThat(jdbc.sql("select about from audit_line where event = 'DOOR_KEY_REFUSED' and chain = 'MAISON'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch("lien inconnu"::equals);
    }

    @Test
    void links_by_hand_have_their_number() {
        var dossier = awaited();
        var before = keys.all(dossier).size();
        for (var sent = 0; sent < 5; sent++) {
            send(dossier);
        }
        assertThatThrownBy(() -> send(dossier)).isInstanceOf(TooMany.class).hasMessageContaining("5 liens");
        assertThat(keys.all(dossier)).hasSize(before + 5);
    }

    @Test
    void an_incident_is_of_the_days_that_he_had_the_keys_and_ten_a_day_are_enough() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.untilNothingIsOpen(dossier);
        send(dossier);
        var occupant = inside(dossier);
        var path = "/porte/api/actions/incident?dossier=" + dossier;
        for (var day : List.of(clock.today().plusDays(1), clock.today().minusYears(400), LocalDate.of(1, 1, 1))) {
            var refused = send(occupant, path, incident(day));
            assertThat(refused.statusCode()).as("%s", day).isEqualTo(400);
            assertThat(refused.body()).contains("incidentDate");
        }
        for (var told = 0; told < 10; told++) {
            assertThat(send(occupant, path, incident(clock.today())).statusCode())
                    .isEqualTo(200);
        }
        var refused = send(occupant, path, incident(clock.today()));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("10 incidents");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(incidents.of(dossier)).hasSize(10);
    }

    @Test
    void he_gives_notice_once_and_the_house_alone_brings_the_end_forward_again() throws Exception {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.untilNothingIsOpen(dossier);
        send(dossier);
        var occupant = inside(dossier);
        var path = "/porte/api/actions/notice?dossier=" + dossier;
        var leaving = clock.today().plusMonths(2);
        assertThat(page(occupant)).contains("api/actions/notice");
        assertThat(occupant.get(path).body()).doesNotContain("Tout arrêter, sans préavis", "paramètre à valider");
        var given = Race.run(List.of(
                () -> send(occupant, path, leaving(leaving)).statusCode(),
                () -> send(occupant, path, leaving(leaving.minusDays(1))).statusCode()));
        assertThat(given).containsExactlyInAnyOrder(200, 409);
        var end = dossiers.get(dossier).lastDay();

        assertThat(page(occupant)).contains("Bien reçu", "Donner congé").doesNotContain("api/actions/notice");
        assertThat(send(occupant, path, leaving(leaving.minusDays(5))).statusCode())
                .isEqualTo(409);
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end);

        journeys.act("patrimoine", dossier, "notice", leaving(leaving.minusDays(9)));
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(leaving.minusDays(10));
    }

    private static Map<String, String> leaving(LocalDate day) {
        return Map.of("noticeDate", day.toString());
    }

    private static Map<String, ?> incident(LocalDate day) {
        return Map.of(
                "incidentDate",
                day.toString(),
                "incidentKind",
                "PANNE",
                "gravity",
                "1",
                "incidentText",
                "La chaudière s'est arrêtée ce matin.");
    }

    @Test
    void files_that_wait_are_thrown_away_with_the_address_of_who_sent_them() {
        var dossier = awaited();
        var occupant = inside(dossier);
        assertThat(sendFile(occupant, "attestation.pdf", SampleFiles.pdf()).statusCode())
                .isEqualTo(201);
        assertThat(occupant.get("/porte/api/documents/staged").body()).contains("attestation.pdf");
        journeys.act("patrimoine", dossier, "complete-occupant", Map.of("email", "ailleurs@exemple.invalid"));
        assertThat(inside(dossier).get("/porte/api/documents/staged").body()).isEqualTo("[]");
    }

    @Test
    void a_file_sent_while_his_door_is_shut_is_thrown_away_or_not_taken() throws Exception {
        var dossier = awaited();
        for (var round = 0; round < 4; round++) {
            send(dossier);
            var occupant = inside(dossier);
            var sent = Race.run(List.of(
                    () -> sendFile(occupant, "attestation.pdf", SampleFiles.pdf())
                            .statusCode(),
                    () -> {
                        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "REVOKE"));
                        return "shut";
                    }));
            assertThat(sent.get(0)).isIn(201, 401, 409);
            assertThat(uploads.staged("porte:" + dossier)).isEmpty();
        }
    }

    @Test
    void who_sends_file_after_file_that_is_refused_sends_none_for_a_while_and_does_the_rest() throws Exception {
        var dossier = awaited();
        var occupant = inside(dossier);
        var program = SampleFiles.named("MZ executable");
        assertThat(sendFile(occupant, "vide.pdf", new byte[0]).statusCode()).isEqualTo(400);
        for (var sent = 1; sent < 15; sent++) {
            assertThat(sendFile(occupant, "attestation.pdf", program).statusCode())
                    .isEqualTo(415);
        }
        stage(occupant, "Attestation.pdf");
        var atOnce = Race.run(Collections.nCopies(
                10, () -> sendFile(occupant, "attestation.pdf", program).statusCode()));
        assertThat(atOnce).filteredOn(status -> status.equals(415)).hasSize(5);
        assertThat(atOnce).filteredOn(status -> status.equals(429)).hasSize(5);

        var refused = sendFile(inside(dossier), "Attestation.pdf", SampleFiles.pdf());
        assertThat(refused.statusCode()).as("by another link of his too").isEqualTo(429);
        assertThat(refused.body()).contains("20 fichiers ont été refusés");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
        assertThat(audited(dossier)).containsOnlyOnce("REFUSED_OFTEN porte:" + dossier);

        stage(inside(awaited("EV-110")), "Attestation.pdf");
        assertThat(write(occupant, dossier, "Je vous l'apporte.").statusCode()).isEqualTo(302);
        assertThat(occupant.get("/porte/api/documents/staged").body()).contains("Attestation.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agent@parcours.invalid", "Patrimoine2@Parcours.invalid", "pilotage+porte@parcours.invalid"})
    void his_links_go_to_no_colleague_of_who_writes_his_address(String ours) {
        var dossier = awaited();
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "complete-occupant", Map.of("email", ours)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("compte de la maison");
    }

    @Test
    void what_somebody_types_into_a_mail_draws_no_key_of_a_door() {
        var dossier = awaited();
        var link = jdbc.sql("select id from door_link where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(String.class)
                .list()
                .get(0);
        var typed = "Voir [porte:%s].".formatted(link);
        var elsewhere = journeys.externalAt("EV-102", "ASSOCIATION_IG");
        assertThat(filled(typed, dossier, "patrimoine@parcours.invalid")).isEqualTo("Voir (lien retiré).");
        assertThat(filled(typed, elsewhere, Journeys.EXTERNAL_MAIL)).isEqualTo("Voir (lien retiré).");
        assertThat(filled(typed, dossier, Journeys.EXTERNAL_MAIL)).contains("/porte/");
    }

    private String filled(String text, DossierNumber about, String recipient) {
        var mail = new Mail(UUID.randomUUID().toString(), about.value(), recipient, "Objet", text, null, 0);
        return transaction.execute(status -> fill.in(mail));
    }

    @Test
    void his_own_words_open_no_paper() throws JsonProcessingException {
        var dossier = awaited();
        var paper = documents.of(dossier).stream()
                .filter(one -> !one.kind().isForTheOccupant())
                .findFirst()
                .orElseThrow()
                .id();
        journeys.complete("patrimoine2", dossier, "task_provideCertificate");
        jdbc.sql("update dossier set purpose = :words where number = :dossier")
                .param("words", "/api/documents/" + paper)
                .param("dossier", dossier.value())
                .update();
        journeys.ask(
                "assurances",
                dossier,
                "task_controlCertificate",
                Map.of("askedRole", "grp-porteur", "askedFacts", List.of("OBJET")));
        var occupant = inside(dossier);
        var task = journeys.task(dossier, "task_correctFacts").getId();
        var form = JSON.readValue(occupant.get("/porte/api/tasks/" + task).body(), Forms.View.class);
        assertThat(form.data()).containsValue("/api/documents/" + paper);
        assertThat(occupant.get("/porte/api/documents/" + paper).statusCode()).isEqualTo(404);
    }

    private List<String> audited(DossierNumber dossier) {
        return jdbc.sql("select event, login from audit_line where chain = :dossier order by line_no")
                .param("dossier", dossier.value())
                .query((row, no) -> row.getString("event") + " " + row.getString("login"))
                .list();
    }

    private DossierNumber awaited() {
        return awaited("EV-101");
    }

    /** Somebody from outside whose certificate is awaited. */
    private DossierNumber awaited(String space) {
        var dossier = journeys.externalAt(space, "ASSOCIATION_IG");
        journeys.until(dossier, "task_provideCertificate");
        return dossier;
    }

    private void send(DossierNumber dossier) {
        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "SEND"));
    }

    private Browser inside(DossierNumber dossier) {
        var occupant = new Browser(port);
        var key = keys.of(dossier);
        occupant.get("/porte/" + key);
        open(occupant, key);
        return occupant;
    }

    private static HttpResponse<String> open(Browser browser, String key) {
        browser.get("/porte");
        return browser.form("/porte/ouvrir", Map.of("cle", key), CSRF, token(browser));
    }

    private String wayAfter(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replace("http://localhost:" + port, "");
    }

    private static HttpResponse<String> send(Browser browser, String path, Map<String, ?> answer) {
        try {
            return browser.post(
                    path, JSON.writeValueAsString(answer), CSRF, token(browser), "Accept", "application/json");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpResponse<String> write(Browser browser, DossierNumber page, String text) {
        return browser.form("/porte/messages", Map.of("dossier", page.value(), "text", text), CSRF, token(browser));
    }

    /** What has been written to the occupant, invitations apart. */
    private List<String> letters(DossierNumber dossier) {
        return jdbc.sql("select body from outbox where dossier = ? and recipient = ?")
                .param(dossier.value())
                .param(Journeys.EXTERNAL_MAIL)
                .query(String.class)
                .list();
    }

    private List<String> mails(String subject, DossierNumber dossier) {
        return jdbc.sql("select body from outbox where subject = ?")
                .param("%s – %s".formatted(dossier, subject))
                .query(String.class)
                .list();
    }

    private static String page(Browser browser) {
        return browser.get("/porte", "Accept", "text/html").body();
    }

    private static String token(Browser browser) {
        return browser.cookie("PARCOURS-CSRF").orElse("");
    }
}
