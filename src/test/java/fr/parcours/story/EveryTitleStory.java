package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Titles that no acceptance scenario walks (domain.md, D4), each from the request to the open door. */
@ParcoursTest
class EveryTitleStory {
    private static final String QUALIFY = "task_qualifyOccupation";

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Acts acts;

    @Autowired
    Coverages coverages;

    @Autowired
    Documents documents;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    /** A service of the house, six of its agents, in a space of somebody else or one that an operator runs. */
    @ParameterizedTest
    @CsvSource({
        "EV-106, MEL,     PUBLIC, false, 0,     PROTOCOLE_TRIPARTITE, PTR, DECLARATION_ASSUREUR_MEL, CONSEIL",
        "EV-104, COMMUNE, PUBLIC, false, 9000,  CODP_ENTRANTE,        CODP, ATTESTATION_MEL_VERS_PROPRIETAIRE, PRESIDENT_DELEGATION",
        "EV-107, COMMUNE, PRIVE,  true,  0,     COMMODAT_ENTRANT,     CAU, ATTESTATION_MEL_VERS_PROPRIETAIRE, PRESIDENT_DELEGATION",
        "EV-112, ETAT,    PRIVE,  false, 60000, COP_ENTRANTE,         COP, ATTESTATION_MEL_VERS_PROPRIETAIRE, BUREAU",
        "EV-112, ETAT,    PUBLIC, false, 20000, AOT_ETAT,             AOT, ATTESTATION_MEL_VERS_PROPRIETAIRE, PRESIDENT_DELEGATION",
        "EV-102, EPF,     PRIVE,  false, 0,     MAD_EPF,              MAD, ATTESTATION_MEL_VERS_PROPRIETAIRE, PRESIDENT_DELEGATION"
    })
    void a_service_opens_somebody_elses_space(
            String space,
            String owner,
            String domain,
            boolean free,
            int rent,
            String title,
            String prefix,
            Coverage.Kind cover,
            String authority) {
        jdbc.sql("update space set owner_type = ? where code = ?")
                .params(owner, space)
                .update();
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", space, "freeRequested", free));
        journeys.until(dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY, Map.of("domaniality", domain, "rentYear", rent));
        opens(dossier);

        assertThat(agreements.get(dossier)).extracting(Agreement::legalTitle).isEqualTo(title);
        assertThat(agreements.get(dossier).number()).startsWith(prefix + "-");
        assertThat(coverages.of(dossier)).extracting(Coverage::kind).contains(cover);
        assertThat(acts.get(dossier, agreements.get(dossier).version()).authority())
                .isEqualTo(authority);
    }

    /** An occupant from outside in a space of the house; what he pays bears the name that his title gives it. */
    @ParameterizedTest
    @CsvSource({
        "EV-102, ASSOCIATION_IG, true,  false, COMMODAT,         CAU, Gratuité",
        "EV-102, ENTREPRISE,     false, false, BAIL_DEROGATOIRE, BDE, Loyer",
        "EV-111, ENTREPRISE,     false, true,  COP,              COP, Indemnité"
    })
    void an_occupant_opens_a_space_of_the_private_domain(
            String space,
            String occupantType,
            boolean free,
            boolean precarious,
            String title,
            String prefix,
            String price) {
        var dossier = journeys.externalAt(space, occupantType, Map.of("freeRequested", free));
        journeys.until(dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY, Map.of("precariousnessCause", precarious));
        if (journeys.open(dossier).contains("task_publishNotice")) { // of free will, for a firm
            journeys.complete("juridique", dossier, "task_publishNotice");
            journeys.untilNothingIsOpen(dossier);
            clock.advance(Duration.ofDays(16));
        }
        opens(dossier);

        assertThat(agreements.get(dossier).legalTitle()).isEqualTo(title);
        assertThat(agreements.get(dossier).number()).startsWith(prefix + "-");
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.kind() == DocumentKind.SIGNED_TITLE)
                .extracting(this::words)
                .anySatisfy(text -> assertThat(text).contains("Article 11 – " + price));
    }

    @Test
    void an_amicable_grant_opens_with_its_reasons_in_the_title() {
        var reasons = "L'espace n'a d'accès que par les locaux de l'entreprise : elle seule peut l'occuper.";
        var dossier = journeys.externalAt("EV-110", "ENTREPRISE", Map.of("economicUse", true, "freeRequested", false));
        journeys.until(dossier, QUALIFY);
        journeys.complete(
                "juridique",
                dossier,
                QUALIFY,
                Map.of("amicableGround", "SEULE_PERSONNE", "competitionReasons", reasons));
        journeys.until(dossier, "task_remarkConvention");
        assertThat(journeys.as("patrimoine2", () -> journeys.formOf(dossier, "task_remarkConvention"))
                        .data()
                        .get("conventionText")
                        .toString())
                .contains("L2122-1-3", reasons);
        opens(dossier);
    }

    private void opens(DossierNumber dossier) {
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(agreements.get(dossier).isInForce()).isTrue();
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.origin() == Origin.GENERATED
                        && paper.name().endsWith(".pdf")
                        && List.of(DocumentKind.SIGNED_TITLE, DocumentKind.DECISION, DocumentKind.DRAFT_TITLE)
                                .contains(paper.kind()))
                .as("the drafts that went to signature, and what was signed")
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(paper -> assertThat(words(paper)).doesNotContain("compléter"));
    }

    private String words(Document paper) {
        try (var content = documents.content(paper.id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
