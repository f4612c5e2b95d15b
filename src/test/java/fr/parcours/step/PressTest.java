package fr.parcours.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Papers can be archived for decades, read aloud, and say what they must. */
class PressTest {
    private static final Path FOLDER = Path.of("documents");

    private final Press press = new Press("Document de démonstration");

    PressTest() throws Exception {}

    @BeforeAll
    static void checker() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private byte[] print(Paper paper) {
        return press.print(paper.template(), PaperSamples.of(paper));
    }

    @ParameterizedTest
    @EnumSource
    void every_paper_is_an_archive_that_can_be_read_aloud(Paper paper) throws Exception {
        var pdf = print(paper);
        var folder = Files.createDirectories(Path.of("target", "papers")); // to be looked at
        Files.write(folder.resolve(paper.name().toLowerCase(java.util.Locale.ROOT) + ".pdf"), pdf);

        assertThat(violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    /** Nobody signs it: no {@link Paper}, but printed alike. */
    @Test
    void the_summary_of_a_dossier_is_one_too() throws Exception {
        var facts = new HashMap<String, Object>(PaperSamples.of(Paper.ACKNOWLEDGEMENT));
        facts.put("title", "Résumé du dossier");
        facts.put("state", "En instruction");
        facts.put("stateSince", "24 novembre 2026");
        facts.put("waitingFor", List.of("Patrimoine : Fixer le rendez-vous"));
        facts.put("steps", List.of(Map.of("label", "Visite", "status", "En cours", "at", "24 novembre 2026")));
        facts.put("elapsed", "34 jours");
        facts.put("shares", List.of(Map.of("label", "Chez le demandeur", "amount", "34 jours")));
        facts.put("decisions", List.of(Map.of("label", "Recevabilité", "answer", "oui", "ground", "Ligne 1.")));
        facts.put("roundTrips", List.of(Map.of("cause", "Autre", "who", "A à B", "question", "?", "state", "Répondu")));
        facts.put("documents", List.of(Map.of("name", "Plan.pdf", "kind", "Plan", "since", "24 novembre 2026")));
        var full = press.print("journey/dossier-summary", facts);
        for (var list : List.of("waitingFor", "decisions", "roundTrips", "documents")) {
            facts.put(list, List.of());
        }
        facts.put("elapsed", null);
        var bare = press.print("journey/dossier-summary", facts);

        for (var pdf : List.of(full, bare)) {
            assertThat(violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
            assertThat(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void the_checker_refuses_a_paper_that_is_none() throws Exception {
        try (var pdf = new ByteArrayOutputStream();
                var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
            assertThat(violations(pdf.toByteArray(), PDFAFlavour.PDFA_2_A)).isNotEmpty();
            assertThat(violations(pdf.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_page_says_whose_paper_it_is_and_which(Paper paper) throws IOException {
        try (var document = Loader.loadPDF(print(paper))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(text(document, page))
                        .contains("Métropole Européenne de Lille", "OCC-2026-0001", "version 1")
                        .contains(
                                "Document de démonstration",
                                "Page %d / %d".formatted(page, document.getNumberOfPages()))
                        .doesNotContain("null");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_court_is_named_where_the_ways_of_appeal_are_owed_and_nowhere_else(Paper paper) throws IOException {
        var owed = paper.elements().stream()
                .anyMatch(element -> Set.of("appeal", "judge").contains(element.key()));
        try (var document = Loader.loadPDF(print(paper))) {
            assertThat(new PDFTextStripper().getText(document).contains("tribunal"))
                    .isEqualTo(owed);
        }
    }

    @Test
    void what_a_person_typed_is_printed_as_text_whatever_it_holds() throws Exception {
        var facts = new HashMap<>(PaperSamples.of(Paper.INTERNAL_REFUSAL));
        facts.put(
                "reasons",
                "<b onclick=\"x\">gras</b> & \u0007 \uD83D\uDE00 漢字 12\u202F500 €\n"
                        + "ligne suivante <img src='http://localhost/x'/>");
        var pdf = press.print(Paper.INTERNAL_REFUSAL.template(), facts);

        assertThat(violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(text(document, 1)).contains("<b onclick=\"x\">gras</b> &");
        }
    }

    @Test
    void no_template_prints_unescaped_text() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            var templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("utext", "__$", "[(", "[["));
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var text = new PDFTextStripper();
        text.setSortByPosition(true);
        text.setStartPage(page);
        text.setEndPage(page);
        return text.getText(document);
    }

    private static List<TestAssertion> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = foundry.createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions();
        }
    }
}
