package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vacant building that is used again is another risk: the house tells its insurers, and again when a fact changes. */
@ParcoursTest
class InsuredStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Coverages coverages;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_insurance_unit_declares_it_and_the_service_brings_no_certificate() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .containsExactlyInAnyOrder(Kind.DECLARATION_ASSUREUR_MEL, Kind.NOTE_RC_MEL);
        assertThat(coverages.isValidated(dossier)).isFalse();

        journeys.ask("assurances", dossier, "task_declareOccupation");
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete(
                "assurances", dossier, "task_declareOccupation", Map.of("declarationReference", "DECL-2026-17"));
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(coverages.proof(dossier, Kind.DECLARATION_ASSUREUR_MEL))
                .get()
                .satisfies(proof -> {
                    assertThat(proof.reference()).isEqualTo("DECL-2026-17");
                    assertThat(proof.effectiveFrom())
                            .isEqualTo(dossiers.get(dossier).request().requestedStart());
                    assertThat(proof.statement()).contains("vacant jusqu'ici").contains("6 agents");
                });
        assertThat(documents.of(dossier)).extracting(Document::kind).contains(DocumentKind.INSURER_DECLARATION);
    }

    @Test
    void a_cover_that_begins_after_the_entry_is_refused() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        var late = dossiers.get(dossier).request().requestedStart().plusDays(1).toString();
        assertThatThrownBy(() -> journeys.complete(
                        "assurances", dossier, "task_declareOccupation", Map.of("effectiveFrom", late)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Garantie acquise");
    }

    @Test
    void another_headcount_after_the_declaration_is_declared_too_and_no_key_leaves_before() {
        var dossier = journeys.signed("EV-101");
        journeys.until(dossier, "task_handOverKeys");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThat(coverages.isValidated(dossier)).isFalse();
        assertThat(journeys.open(dossier)).contains("task_declareOccupation");
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("assurance");

        journeys.complete("assurances", dossier, "task_declareOccupation");
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(coverages
                        .proof(dossier, Kind.DECLARATION_ASSUREUR_MEL)
                        .orElseThrow()
                        .statement())
                .contains("9 agents");
    }

    @Test
    void an_entry_before_the_day_that_was_declared_is_declared_again() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        journeys.complete("assurances", dossier, "task_declareOccupation");
        var earlier = dossiers.get(dossier).request().requestedStart().minusDays(10);
        journeys.act(
                "agent",
                dossier,
                "change",
                Map.of(
                        "changed", "PERIODE",
                        "requestedStart", earlier.toString(),
                        "requestedEnd", earlier.plusDays(150).toString()));
        assertThat(coverages.isValidated(dossier)).isFalse();

        journeys.complete("assurances", dossier, "task_declareOccupation");
        assertThat(coverages.isValidated(dossier)).isTrue();
        journeys.act(
                "agent",
                dossier,
                "change",
                Map.of(
                        "changed", "PERIODE",
                        "requestedStart", earlier.plusDays(5).toString(),
                        "requestedEnd", earlier.plusDays(150).toString()));
        assertThat(journeys.open(dossier)).doesNotContain("task_declareOccupation");
    }

    @Test
    void while_the_declaration_is_still_open_a_change_asks_for_no_second_one() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        journeys.act("agent", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_declareOccupation");

        journeys.complete("assurances", dossier, "task_declareOccupation");
        assertThat(coverages.isValidated(dossier)).isTrue();
    }

    @Test
    void the_insurer_is_told_when_the_occupation_does_not_come_about() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        journeys.complete(
                "assurances", dossier, "task_declareOccupation", Map.of("declarationReference", "DECL-2026-18"));
        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête faute de budget."));
        assertThat(lettersAbout(dossier, "assureur à informer")).isOne();
        journeys.journey(dossier).isEnded();
    }

    private long lettersAbout(DossierNumber dossier, String subject) {
        return jdbc.sql("select count(*) from outbox where dossier = :dossier and subject like :subject")
                .param("dossier", dossier.value())
                .param("subject", "%" + subject + "%")
                .query(Long.class)
                .single();
    }
}
