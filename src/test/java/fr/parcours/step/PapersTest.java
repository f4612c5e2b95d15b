package fr.parcours.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.engine.DemoClock;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.document.Uploads.Staged;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** No paper without its mandatory content, and each step leaves the paper that it owes. */
@ParcoursTest
class PapersTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Forms forms;

    @Autowired
    Papers papers;

    @Autowired
    Documents documents;

    @Autowired
    Uploads uploads;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DemoClock clock;

    @Autowired
    TransactionTemplate transaction;

    private List<String> kept(DossierNumber dossier) {
        return documents.of(dossier).stream().map(Document::name).toList();
    }

    private String read(DossierNumber dossier, DocumentKind kind) {
        var last = documents.of(dossier).stream()
                .filter(document -> document.kind() == kind && !document.superseded())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(kind, kept(dossier))));
        try (var content = documents.content(last.id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            return asRead(text.getText(pdf));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where a line ends, and which kind of space stands there, is not what these tests are about. */
    private static String asRead(String text) {
        return text.replaceAll("[\\s\u00A0]+", " ");
    }

    /** As one reads on from page to page: without what stands at their edges. */
    private String flowing(DossierNumber dossier, DocumentKind kind) {
        return read(dossier, kind)
                .replaceAll("Document de démonstration.{0,140}?Page \\d+ / \\d+ (Métropole Européenne de Lille )?", "");
    }

    private void issue(DossierNumber dossier, Paper paper, Map<String, Object> content) {
        transaction.executeWithoutResult(status -> papers.issue(dossier, paper, content, "patrimoine"));
    }

    @ParameterizedTest
    @EnumSource
    void a_paper_that_lacks_something_is_not_written_and_the_sentence_names_it(Paper paper) {
        var dossier = journeys.request("EV-001");
        var before = kept(dossier);
        paper.elements().forEach(element -> {
            var content = new HashMap<>(PaperSamples.of(paper));
            content.put(element.key(), element.mayBeNone() ? null : List.of());
            assertThatThrownBy(() -> issue(dossier, paper, content))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining(paper.title())
                    .hasMessageContaining(element.label());
        });
        assertThat(kept(dossier)).isEqualTo(before);
    }

    @Test
    void reserves_are_owed_only_where_the_opinion_has_some() {
        var dossier = journeys.request("EV-001");
        var content = new HashMap<>(PaperSamples.of(Paper.SAFETY_OPINION));
        content.put("opinion", "FAVORABLE");
        content.remove("reserves");

        issue(dossier, Paper.SAFETY_OPINION, content);

        assertThat(read(dossier, DocumentKind.OPINION)).contains("Avis de sécurité", "Favorable");
    }

    @Test
    void a_second_version_takes_the_place_of_the_first_and_of_no_other_paper() {
        var dossier = journeys.request("EV-001");
        issue(dossier, Paper.SAFETY_OPINION, PaperSamples.of(Paper.SAFETY_OPINION));
        issue(dossier, Paper.LEGAL_OPINION, PaperSamples.of(Paper.LEGAL_OPINION));
        issue(dossier, Paper.SAFETY_OPINION, PaperSamples.of(Paper.SAFETY_OPINION));

        assertThat(documents.of(dossier))
                .filteredOn(document -> document.kind() == DocumentKind.OPINION)
                .extracting(Document::name, Document::superseded)
                .containsExactlyInAnyOrder(
                        tuple(dossier + " Avis de sécurité v1.pdf", true),
                        tuple(dossier + " Avis juridique v1.pdf", false),
                        tuple(dossier + " Avis de sécurité v2.pdf", false));
    }

    @Test
    void a_journey_leaves_its_papers_from_the_request_to_the_keys() {
        var dossier = journeys.opened("EV-001");

        assertThat(kept(dossier))
                .containsExactlyInAnyOrder(
                        dossier + " Accusé de réception de la demande v1.pdf",
                        dossier + " Compte rendu de visite v1.pdf",
                        dossier + " Avis technique v1.pdf",
                        dossier + " Avis de sécurité v1.pdf",
                        dossier + " Avis juridique v1.pdf",
                        dossier + " Accord de principe v1.pdf",
                        dossier + " Déclaration de modification du risque v1.pdf",
                        dossier + " Projet de note d'affectation interne v1.pdf",
                        dossier + " Note d'affectation interne v1.pdf",
                        dossier + " Procès-verbal d'état des lieux d'entrée v1.pdf",
                        dossier + " Relevé des compteurs d'entrée v1.pdf",
                        dossier + " Procès-verbal de remise des clés v1.pdf");
        assertThat(read(dossier, DocumentKind.ACKNOWLEDGEMENT)).contains("EV-001", "Guichet des espaces vacants");
        assertThat(read(dossier, DocumentKind.VISIT_REPORT)).contains("Avis favorable.", "Accès Non conforme");
        assertThat(read(dossier, DocumentKind.DRAFT_TITLE)).contains("Projet : sans effet avant signature.");
        assertThat(read(dossier, DocumentKind.SIGNED_TITLE))
                .contains("AFI-", "n'est pas un contrat", "Le directeur général adjoint chargé du patrimoine")
                .contains("accord de principe donné le")
                .doesNotContain("Projet");
        assertThat(read(dossier, DocumentKind.AGREEMENT_IN_PRINCIPLE)).contains("ne vaut pas titre d'occupation");
        assertThat(read(dossier, DocumentKind.INSURER_DECLARATION)).contains("désormais occupé", "120 m²");
        assertThat(read(dossier, DocumentKind.ENTRY_INVENTORY))
                .contains("contradictoirement", "issues libres", "version 1", "Agent demandeur", "relevés à part")
                .doesNotContain("À signer", "m³");
        assertThat(read(dossier, DocumentKind.METER_READING))
                .contains("m³, le", "Relevé non contradictoire", "les signatures de l'état des lieux ne portent pas");
        assertThat(read(dossier, DocumentKind.KEY_RECEIPT)).contains("Clé mécanique");
    }

    @Test
    void the_key_receipt_is_completed_when_the_keys_are_back() {
        var dossier = journeys.opened("EV-001");
        assertThat(read(dossier, DocumentKind.KEY_RECEIPT)).contains("Les clés sont en possession de l'occupant");
        clock.moveTo(dossiers.get(dossier).lastDay().plusDays(1).atTime(8, 0));
        journeys.complete("patrimoine", dossier, "task_takeExitInventory");
        journeys.complete("agent", dossier, "task_countersignExit", Map.of("countersign", "SIGN"));

        journeys.complete("patrimoine", dossier, "task_returnKeys", Map.of("allKeysReturned", true));

        assertThat(read(dossier, DocumentKind.KEY_RECEIPT))
                .contains("version 2", "Clé mécanique", "Reprises par Gestionnaire du patrimoine", "manquants Aucun");
    }

    @Test
    void the_visit_report_tells_who_came_what_was_read_and_lists_its_photos_with_their_prints() {
        var dossier = journeys.held("EV-001");
        journeys.complete(
                "patrimoine", dossier, "task_planVisit", Map.of("inviteTechnique", true, "inviteSecurite", true));
        var photo = staged("Façade.png");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_reportVisit",
                Map.of(
                        "visitHeld",
                        true,
                        "visitDecision",
                        "GO",
                        "cameSecurite",
                        false,
                        "waterIndex",
                        12.5,
                        "visitPhotos",
                        List.of(photo.id())));

        assertThat(read(dossier, DocumentKind.VISIT_REPORT))
                .contains("Façade.png (empreinte ", "12,50 m³, le ")
                .containsPattern("Excusés : .*écurité");
    }

    @Test
    void the_exit_inventory_tells_what_changed_since_the_entry() {
        var dossier = journeys.signed("EV-001");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeEntryInventory",
                Map.of(
                        "rooms",
                        rooms("4"),
                        "photos",
                        List.of(staged("Salle 1.png").id())));
        journeys.complete(
                "agent", dossier, "task_countersignEntry", Map.of("countersign", "SIGN", "signerName", "Ada, cheffe"));
        assertThat(read(dossier, DocumentKind.ENTRY_INVENTORY))
                .contains("Ada, cheffe, le", "saisie par")
                .doesNotContain("Présenté à la signature")
                .containsPattern("Salle 1\\.png \\(empreinte [0-9a-f]{16}…\\), jointe le");
        assertThat(documents.of(dossier)).extracting(Document::kind).contains(DocumentKind.ENTRY_PHOTO);
        journeys.until(dossier, "task_handOverKeys");
        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.complete("agent", dossier, "task_acknowledgeKeys", Map.of("keysReceived", true));
        clock.moveTo(dossiers.get(dossier).lastDay().plusDays(1).atTime(8, 0));

        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeExitInventory",
                Map.of(
                        "rooms",
                        rooms("2"),
                        "hasDifferences",
                        true,
                        "differences",
                        List.of(Map.of(
                                "differenceRoom", "Salle 1",
                                "differenceItem", "Vitre fêlée",
                                "differenceCause", "DEGRADATION",
                                "differenceCost", 180))));
        journeys.complete("agent", dossier, "task_countersignExit", Map.of("countersign", "SIGN"));

        assertThat(read(dossier, DocumentKind.EXIT_INVENTORY))
                .contains("état des lieux de sortie", "À l'entrée À la sortie Salle 1 4 2", "clé mécanique")
                .contains("Salle 1 Vitre fêlée Dégradation 180 €");

        journeys.until(dossier, "task_closeMeters");
        journeys.complete("technique", dossier, "task_closeMeters", Map.of("witness", "Ada, cheffe"));
        assertThat(read(dossier, DocumentKind.EXIT_INVENTORY))
                .contains("version 1")
                .doesNotContain("m³");
        assertThat(kept(dossier)).contains(dossier + " Relevé des compteurs de sortie v1.pdf");
    }

    @Test
    void a_signed_inventory_lists_pictures_alone() {
        var dossier = journeys.signed("EV-001");
        var paper = Objects.requireNonNull(transaction.execute(
                status -> uploads.stage(new Sent("Devis.pdf", "application/pdf", SampleFiles.pdf()), "patrimoine")));

        assertThatThrownBy(() -> journeys.complete(
                        "patrimoine", dossier, "task_takeEntryInventory", Map.of("photos", List.of(paper.id()))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("n'est pas d'un format attendu");
    }

    private Staged staged(String name) {
        return Objects.requireNonNull(transaction.execute(
                status -> uploads.stage(new Sent(name, "image/png", SampleFiles.png()), "patrimoine")));
    }

    private static List<Map<String, String>> rooms(String condition) {
        return List.of(Map.of("name", "Salle 1", "condition", condition));
    }

    @Test
    void the_signatory_reads_the_words_that_will_be_printed() {
        var dossier = journeys.agreed("EV-001");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));

        var shown = journeys.as(
                        "signature-dga",
                        () -> forms.task(journeys.task(dossier, "task_signDga").getId()))
                .data()
                .get("noteText");

        assertThat(String.valueOf(shown).replace('\u00A0', ' '))
                .contains("Article 1 – Affectation\nL'espace EV-001 — Ancien PC de régulation (Tourcoing)")
                .contains("accord de principe donné le", "sans objet : aucune refacturation")
                .contains("garanties validées le")
                .doesNotContain("  ");
    }

    @Test
    void conditions_however_long_are_printed_whole() {
        var lines = IntStream.rangeClosed(1, 80)
                .mapToObj(
                        no -> "– Condition n° %d : fermer les volets de l'étage et relever le compteur chaque semaine."
                                .formatted(no))
                .collect(Collectors.joining("\n"));
        var unbroken = "– Accès par la rampe, " + "puis la cour, ".repeat(200) + "et la porte verte.";
        var conditions = lines + "\n\n" + unbroken;
        var dossier = journeys.visited("EV-001");
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_agreeInPrinciple",
                Map.of("principle", "AGREED", "principleConditions", conditions));
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));

        for (var kind : List.of(DocumentKind.AGREEMENT_IN_PRINCIPLE, DocumentKind.DRAFT_TITLE)) {
            assertThat(flowing(dossier, kind))
                    .as(kind.label())
                    .contains(conditions
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(line -> line.substring(2))
                            .toList());
        }
    }

    @Test
    void a_drafter_s_text_loses_no_reserve_and_the_note_tells_the_notice() {
        var dossier = journeys.visited("EV-001");
        journeys.complete(
                "securite",
                dossier,
                "task_giveSafetyOpinion",
                Map.of("verdict", "RESERVES", "opinionReserves", "Remettre l'extincteur de la grande salle."));
        journeys.until(dossier, "task_draftNote");
        assertThat(journeys.as("juridique", () -> journeys.formOf(dossier, "task_draftNote"))
                        .data()
                        .get("conditions"))
                .asString()
                .contains("Remettre l'extincteur");

        journeys.complete(
                "juridique",
                dossier,
                "task_draftNote",
                Map.of("worksCost", 0, "conditions", "Horaires d'accès : de 8 h à 20 h."));

        assertThat(read(dossier, DocumentKind.DRAFT_TITLE))
                .contains("Horaires d'accès : de 8 h à 20 h.", "Remettre l'extincteur de la grande salle.")
                .contains("congé un mois au moins à l'avance [PARAM]");
    }

    @Test
    void a_refusal_says_why_and_who_arbitrates_and_names_no_court() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "REFUSE", "refusalReason", "La capacité de l'espace ne le permet pas."));

        assertThat(read(dossier, DocumentKind.REFUSAL))
                .contains("La capacité de l'espace ne le permet pas.", "directeur général des services")
                .doesNotContain("tribunal");
    }
}
