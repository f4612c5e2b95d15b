package fr.parcours.register.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.document.Document.Origin;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** Papers are kept with their file, or not at all. */
@Tag("database")
@SpringJUnitConfig({Registers.class})
@TestPropertySource(properties = "parcours.data=target/test-data/documents-${parcours.test.database:h2}")
class DocumentsTest {
    @Autowired
    Documents documents;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    private DossierNumber dossier;

    @BeforeEach
    void a_dossier() {
        dossier = given.dossier("EV-101");
    }

    private String keep(DocumentKind kind, String text) {
        return transaction.execute(status -> documents.keep(
                dossier, kind, "Projet.pdf", "application/pdf", text.getBytes(UTF_8), "juridique", Origin.GENERATED));
    }

    @Test
    void a_paper_is_found_again_as_it_was_kept() throws IOException {
        var id = keep(DocumentKind.DRAFT_TITLE, "version 1");

        assertThat(documents.of(dossier)).containsExactly(documents.get(id));
        var kept = documents.get(id);
        assertThat(kept.kind()).isEqualTo(DocumentKind.DRAFT_TITLE);
        assertThat(kept.size()).isEqualTo(9);
        assertThat(kept.by()).isEqualTo("juridique");
        try (var content = documents.content(id)) {
            assertThat(content).hasContent("version 1");
        }
    }

    @Test
    void two_papers_with_the_same_content_are_two_papers() {
        keep(DocumentKind.DRAFT_TITLE, "the same");
        keep(DocumentKind.SIGNED_TITLE, "the same");
        assertThat(documents.of(dossier))
                .extracting(Document::sha256)
                .hasSize(2)
                .containsOnly(documents.of(dossier).get(0).sha256());
    }

    @Test
    void a_later_version_takes_the_place_of_the_earlier_one() {
        var first = keep(DocumentKind.DRAFT_TITLE, "version 1");
        transaction.executeWithoutResult(status -> documents.supersede(first));
        var second = keep(DocumentKind.DRAFT_TITLE, "version 2");

        assertThat(documents.get(first).superseded()).isTrue();
        assertThat(documents.get(second).superseded()).isFalse();
    }

    @Test
    void what_was_rolled_back_is_not_there() {
        transaction.executeWithoutResult(status -> {
            documents.keep(
                    dossier, DocumentKind.PLAN, "Plan.pdf", "application/pdf", new byte[] {1}, "x", Origin.UPLOADED);
            status.setRollbackOnly();
        });
        assertThat(documents.of(dossier)).isEmpty();
    }

    @Test
    void an_unknown_paper_is_not_found() {
        assertThatThrownBy(() -> documents.get("../../etc/passwd")).isInstanceOf(NotFound.class);
    }
}
