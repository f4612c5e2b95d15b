package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention.Remark;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever may read drafts sees the versions of a convention and what changed; the secretariat's page of sessions. */
@ParcoursTest
class ConventionPageTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Conventions conventions;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private DossierNumber dossier;

    @BeforeEach
    void two_versions_are_there() {
        dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        drafted(1, "Le préavis est de trois mois.");
        transaction.executeWithoutResult(status ->
                conventions.remark(dossier, 1, List.of(new Remark(23, "Un préavis plus court.")), "patrimoine2"));
        drafted(2, "Le préavis est de deux mois.");
    }

    @Test
    void the_versions_stand_side_by_side_word_by_word() throws Exception {
        var jurist = new PageVisitor(port).signIn("juridique");
        assertThat(jurist.open("/dossiers/" + dossier).body()).contains("/dossiers/" + dossier + "/convention");

        assertThat(jurist.open("/dossiers/" + dossier + "/convention").body())
                .contains("CODP-", "De la version 1 à la version 2", "Article 23 : Un préavis plus court.")
                .contains("Reprise après remarques", "En discussion")
                .containsPattern("(?s)<del>.*trois </del")
                .containsPattern("(?s)<ins>.*deux </ins");
        assertThat(jurist.open("/dossiers/" + dossier + "/convention?de=2&a=2").body())
                .doesNotContain("<del>");
        assertThat(jurist.open("/dossiers/" + dossier + "/convention?de=1&a=7").statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_may_not_read_drafts_finds_neither_the_link_nor_the_page() throws Exception {
        var visitor = new PageVisitor(port).signIn("technique");
        assertThat(visitor.open("/dossiers/" + dossier).body()).doesNotContain("/convention");
        assertThat(visitor.open("/dossiers/" + dossier + "/convention").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_dossier_without_a_convention_has_no_such_page() throws Exception {
        var note = journeys.request("EV-102");
        var jurist = new PageVisitor(port).signIn("juridique");
        assertThat(jurist.open("/dossiers/" + note + "/convention").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_secretariat_keeps_the_sessions_on_a_page_that_others_read() throws Exception {
        var secretariat = new PageVisitor(port).signIn("assemblees");
        var added = secretariat.send(
                "/seances", Map.of("assembly", "CONSEIL", "heldOn", "2030-02-12", "fileDeadline", "2030-01-04"));
        assertThat(added.body()).contains("12 février 2030", "4 janvier 2030", "Conseil métropolitain");
        assertThat(secretariat
                        .send(
                                "/seances",
                                Map.of("assembly", "CONSEIL", "heldOn", "2030-02-12", "fileDeadline", "2030-01-04"))
                        .body())
                .contains("déjà au calendrier");
        assertThat(new PageVisitor(port).signIn("juridique").open("/seances").body())
                .contains("12 février 2030")
                .doesNotContain("Ajouter une séance");
    }

    private void drafted(int version, String words) {
        transaction.executeWithoutResult(status -> {
            var terms = new Terms("Ateliers ouverts à tous", "Présidence", "PRINCIPAL", BigDecimal.ZERO, null);
            var request = dossiers.get(dossier).request();
            agreements.draft(dossier, "CODP", terms, request.requestedStart(), request.requestedEnd(), 8, "juridique");
            conventions.write(
                    dossier, version, "0", null, List.of(new Article(23, "Fin de la convention", words, words)));
        });
    }
}
