package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.robot.Robot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The law before any promise: what a jurist states, what the tables make of it, and the notice during which somebody else may
 * come forward.
 */
@ParcoursTest
class PublishedStory {
    private static final String QUALIFY = "task_qualifyOccupation";
    private static final String PUBLISH = "task_publishNotice";
    private static final String CLOSE = "task_closePublicity";
    private static final String SELECT = "task_selectCandidate";
    private static final String OPINION = "task_giveLegalOpinion";
    private static final String DRAFT = "task_draftConvention";
    private static final String AGREE = "task_agreeInPrinciple";

    @Autowired
    Journeys journeys;

    @Autowired
    Outsiders outsiders;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Publicities publicities;

    @Autowired
    Documents documents;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void a_tariff_that_is_not_voted_goes_to_the_conseil() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_AUTRE");
        assertThat(qualified(dossier, Map.of("tariffInGrid", false)).authority())
                .isEqualTo("CONSEIL");
    }

    @Test
    void nothing_of_the_law_is_chosen_for_a_jurist_but_what_one_has_said() {
        var dossier = shop(false, 12);
        journeys.until(dossier, QUALIFY);
        assertThat(qualification(dossier))
                .doesNotContainKeys(
                        "domaniality",
                        "precariousnessCause",
                        "meetsMelNeed",
                        "amicableGround",
                        "prolongation",
                        "freeGranted",
                        "exemption",
                        "reducedRate",
                        "tariffInGrid");
        journeys.complete("juridique", dossier, QUALIFY, Map.of("precariousnessCause", true));
        journeys.act("patrimoine", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 4));
        assertThat(qualification(dossier))
                .containsEntry("precariousnessCause", true)
                .containsEntry("amicableGround", "AUCUN");
    }

    private Map<String, Object> qualification(DossierNumber dossier) {
        return journeys.as("juridique", () -> journeys.formOf(dossier, QUALIFY)).data();
    }

    @Test
    void until_the_publicity_has_ended_the_page_says_no_more_than_that() throws IOException {
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode", "EV-110",
                        "occupantType", "ENTREPRISE",
                        "legalName", "Entreprise de démonstration",
                        "siret", "99920002500016",
                        "email", Journeys.EXTERNAL_MAIL,
                        "economicUse", true,
                        "freeRequested", false));
        qualified(dossier, Map.of());
        journeys.complete("juridique", dossier, PUBLISH);

        var page = new Robot("http://localhost:" + port)
                .get("agent", "/api/dossiers/" + dossier)
                .json();
        assertThat(page.at("/publicity").asText()).startsWith("Demande recevable, sous réserve de la publicité");
        assertThat(page.at("/legal").isNull())
                .as("analysis is for who instructs")
                .isTrue();
        assertThat(page.at("/stateLabel").asText()).isEqualTo("En instruction");
        var instructed = new Robot("http://localhost:" + port)
                .get("juridique", "/api/dossiers/" + dossier)
                .json();
        assertThat(instructed.at("/legal/title").asText()).isEqualTo("convention d'occupation du domaine public");
        assertThat(instructed.at("/legal/deposit").asText()).startsWith("2 mois de redevance");
    }

    @Test
    void who_asked_first_may_win_and_each_other_candidate_gets_his_own_letter() {
        var dossier = shop(true, 12);
        var purpose = dossiers.get(dossier).request().purpose();
        assertThat(qualified(dossier, Map.of()).competition()).isEqualTo("PUBLICITE_SPONTANEE");
        assertThat(formValue("juridique", dossier, PUBLISH, "noticeObject")).isEqualTo(purpose);
        journeys.complete("juridique", dossier, PUBLISH);
        declare(dossier, "Coopérative d'exemple", clock.today().toString());
        declare(dossier, "S/A \"Exemple\" ".repeat(14), clock.today().toString());
        clock.advance(Duration.ofDays(22));
        journeys.complete("juridique", dossier, CLOSE);

        assertThat(formValue("juridique", dossier, PUBLISH, "noticeObject"))
                .as("candidates are equal: nobody's project is what is offered")
                .contains("95 m²", "40 personnes", "Tout projet compatible avec l'espace")
                .doesNotContain(purpose);
        assertThat(formValue("juridique", dossier, PUBLISH, "noticeCriteria"))
                .as("nobody outbids a grid")
                .doesNotContain("financières");
        journeys.complete("juridique", dossier, PUBLISH);
        assertThat(papers(dossier)).anyMatch(name -> name.contains("Avis de sélection"));
        assertThat(mails(dossier))
                .anyMatch(mail -> mail.contains("une sélection est ouverte")
                        && mail.contains("Quelqu'un d'autre a déclaré son intérêt")
                        && mail.contains("Intérêt du projet pour le lieu et ses habitants : 40 %"));
        clock.advance(Duration.ofDays(31));
        journeys.complete("juridique", dossier, CLOSE);
        assertThat(formValue("patrimoine", dossier, SELECT, "criteriaText")).contains("40 %");
        assertThat(formValue("patrimoine", dossier, SELECT, "candidatesText"))
                .contains("Le demandeur de ce dossier", purpose, "Coopérative d'exemple");
        journeys.complete("patrimoine", dossier, SELECT);
        assertThat(mails(dossier))
                .as("who has no account here is written to by post")
                .anyMatch(mail -> mail.contains("courrier recommandé") && mail.contains("– Coopérative d'exemple"));

        assertThat(papers(dossier))
                .contains(dossier + " Rejet d'une candidature, candidat 2 v1.pdf")
                .filteredOn(name -> name.contains("Rejet d'une candidature"))
                .hasSize(2);
        assertThat(documents.of(dossier)).noneMatch(Document::superseded);
        assertThat(read(dossier, "Rejet d'une candidature, candidat 1"))
                .as("by whom, for whom and by what")
                .contains("Pour le Président de la Métropole Européenne de Lille", "Candidat retenu", "40 %");
        assertThat(read(dossier, "Avis de sélection"))
                .contains("95 m²", "selon", "guichet des espaces vacants")
                .doesNotContain(purpose);
        journeys.until(dossier, AGREE);
        journeys.complete("patrimoine", dossier, AGREE);
        journeys.until(dossier, DRAFT);
        assertThat(form("juridique", dossier, DRAFT).toString())
                .contains("au terme d'une sélection préalable")
                .doesNotContain("absence d'autre manifestation d'intérêt");
    }

    @Test
    void who_would_have_one_space_is_no_candidate_for_the_next_one_that_the_dossier_turns_to() {
        var dossier = shop(false, 12);
        qualified(dossier, Map.of());
        journeys.complete("juridique", dossier, PUBLISH);
        declare(dossier, "Coopérative d'exemple", clock.today().toString());
        clock.advance(Duration.ofDays(31));
        journeys.complete("juridique", dossier, CLOSE);
        journeys.complete("patrimoine", dossier, SELECT, Map.of("chosenCandidate", "1"));
        journeys.until(dossier, AGREE);
        journeys.complete("patrimoine", dossier, AGREE);
        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "OTHER_SPACE", "otherSpaceCode", "EV-101"));

        qualified(dossier, Map.of());
        journeys.complete("juridique", dossier, PUBLISH);
        declare(dossier, "Entreprise d'exemple", clock.today().toString());
        clock.advance(Duration.ofDays(31));
        assertThat(formValue("juridique", dossier, CLOSE, "interestsText"))
                .contains("Entreprise d'exemple")
                .doesNotContain("Coopérative d'exemple");
        journeys.complete("juridique", dossier, CLOSE);
        journeys.complete("patrimoine", dossier, SELECT, Map.of("chosenCandidate", "2"));
        assertThat(mails(dossier))
                .filteredOn(mail -> mail.contains("votre candidature n'est pas retenue pour cet espace"))
                .as("each selection writes its own letter")
                .hasSize(4);
    }

    @Test
    void who_comes_forward_for_the_private_domain_is_chosen_without_a_second_notice() {
        var dossier = journeys.externalAt("EV-111", "ENTREPRISE", Map.of("economicUse", true, "freeRequested", false));
        var found = qualified(dossier, Map.of("precariousnessCause", true, "reducedRate", false));

        assertThat(found.legalTitle()).isEqualTo("COP");
        assertThat(found.competition()).isEqualTo("NON_OBLIGATOIRE");
        assertThat(found.publicityDays()).isEqualTo(15);
        assertThat(found.fee()).isEqualTo("INDEMNITE_OU_LOYER");
        assertThat(formValue("juridique", dossier, PUBLISH, "noticeConditions"))
                .as("a contract of private law is not revocable")
                .contains("; indemnité selon la grille votée")
                .doesNotContain("révocable");
        assertThat(formValue("juridique", dossier, PUBLISH, "noticeCriteria"))
                .as("who is told apart knows by what")
                .contains("40");
        journeys.complete("juridique", dossier, PUBLISH);
        declare(dossier, "Coopérative d'exemple", clock.today().toString());
        clock.advance(Duration.ofDays(16));
        journeys.complete("juridique", dossier, CLOSE);
        assertThat(journeys.open(dossier))
                .as("the private domain needs no second notice")
                .contains(SELECT);
    }

    @Test
    void what_the_house_needs_for_a_price_is_procurement_and_stops() {
        var dossier = shop(false, 3);
        assertThat(qualified(dossier, Map.of("meetsMelNeed", true)).competition())
                .isEqualTo("COMMANDE_PUBLIQUE");
        stopped(dossier, "commande publique");
    }

    @Test
    void where_no_row_fits_the_jurist_designates_the_title() {
        var dossier = journeys.externalAt("EV-102", "ASSOCIATION_AUTRE", Map.of("freeRequested", true));
        journeys.until(dossier, QUALIFY);
        assertThat(formValue("juridique", dossier, QUALIFY, "undecidedText")).isNull();
        journeys.complete("juridique", dossier, QUALIFY);
        assertThat(formValue("juridique", dossier, QUALIFY, "undecidedText")).contains("aucun titre");
        journeys.complete("juridique", dossier, QUALIFY, Map.of("legalTitleChosen", "COP", "freeGranted", false));

        assertThat(qualifications.find(dossier).orElseThrow().legalTitle()).isEqualTo("COP");
    }

    @Test
    void or_says_that_there_is_none_and_it_stops() {
        var dossier = journeys.externalAt("EV-102", "ASSOCIATION_AUTRE", Map.of("freeRequested", true));
        journeys.until(dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY);

        assertThat(qualifications.find(dossier).orElseThrow().isPossible()).isFalse();
        stopped(dossier, "Aucun titre");
    }

    @Test
    void an_amicable_grant_publishes_its_reasons_and_waits_for_nobody() {
        var dossier = shop(true, 12);
        var reasons = "L'espace n'a d'accès que par les locaux de l'entreprise : elle seule peut l'occuper.";
        assertThat(qualified(dossier, Map.of("amicableGround", "SEULE_PERSONNE", "competitionReasons", reasons))
                        .competition())
                .isEqualTo("AMIABLE_MOTIVE");
        assertThat(formValue("juridique", dossier, PUBLISH, "reasonsText")).isEqualTo(reasons);

        journeys.complete("juridique", dossier, PUBLISH);

        assertThat(journeys.open(dossier)).contains(OPINION);
        assertThat(papers(dossier)).anyMatch(name -> name.contains("Motifs d'une attribution sans sélection"));
        journeys.until(dossier, AGREE);
        journeys.complete("patrimoine", dossier, AGREE);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
    }

    @Test
    void a_prolongation_that_the_law_forbids_is_refused_with_its_reason_and_its_judge() {
        var dossier = outsiders.in("EV-101", "CODP");
        var end = dossiers.get(dossier).lastDay();
        var before = qualifications.find(dossier);
        journeys.act(
                "agent",
                dossier,
                "extension",
                Map.of("newEnd", end.plusMonths(2).toString()));
        journeys.complete("patrimoine", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
        journeys.complete("juridique", dossier, QUALIFY);
        assertThat(qualifications.find(dossier)).isNotEqualTo(before);
        journeys.complete(
                "juridique",
                dossier,
                OPINION,
                Map.of(
                        "verdict",
                        "DEFAVORABLE",
                        "opinionGround",
                        "La durée totale restreindrait la concurrence au-delà du nécessaire."));

        assertThat(journeys.open(dossier)).isEmpty();
        assertThat(dossiers.get(dossier)).satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(DossierState.OUVERT);
            assertThat(kept.lastDay()).isEqualTo(end);
            assertThat(kept.request().requestedEnd()).isEqualTo(end);
        });
        assertThat(qualifications.find(dossier)).as("of the title in force").isEqualTo(before);
        assertThat(mails(dossier))
                .filteredOn(mail -> mail.contains("la prolongation est refusée"))
                .hasSize(2)
                .allMatch(mail -> mail.contains("restreindrait la concurrence")
                        && mail.contains("tribunal administratif de Lille"));
    }

    @Test
    void what_the_notice_tells_changes_and_it_is_published_again_but_not_for_a_headcount() {
        var dossier = shop(true, 12);
        qualified(dossier, Map.of());
        journeys.complete("juridique", dossier, PUBLISH);
        clock.advance(Duration.ofDays(5));
        var first = notice(dossier);

        journeys.act("patrimoine", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 4));
        assertThat(journeys.open(dossier)).contains(QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY);
        assertThat(journeys.open(dossier)).as("the notice runs on").doesNotContain(PUBLISH, OPINION);
        assertThat(notice(dossier)).isEqualTo(first);

        journeys.act(
                "patrimoine",
                dossier,
                "change",
                Map.of(
                        "changed", "PERIODE",
                        "requestedStart",
                                dossiers.get(dossier).request().requestedStart().toString(),
                        "requestedEnd",
                                dossiers.get(dossier)
                                        .request()
                                        .requestedEnd()
                                        .plusMonths(1)
                                        .toString()));
        journeys.complete("juridique", dossier, QUALIFY);
        assertThat(journeys.open(dossier)).contains(PUBLISH);
        assertThatThrownBy(() ->
                        declare(dossier, "Coopérative d'exemple", clock.today().toString()))
                .as("the first notice says nothing any more")
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_fact_that_changes_after_the_opinion_is_qualified_again() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG", Map.of("freeRequested", true));
        qualified(dossier, Map.of());
        journeys.until(dossier, AGREE);

        journeys.act("patrimoine", dossier, "change", Map.of("changed", "REDEVANCE", "freeRequested", false));
        journeys.complete("juridique", dossier, QUALIFY);

        assertThat(qualifications.find(dossier).orElseThrow().fee()).isEqualTo("REDEVANCE");
        journeys.complete("juridique", dossier, OPINION);
        journeys.complete("patrimoine", dossier, AGREE);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);
    }

    @Test
    void an_unclear_notice_may_be_asked_about() {
        var dossier = shop(false, 3);
        qualified(dossier, Map.of());
        journeys.ask("juridique", dossier, PUBLISH);
        journeys.complete("patrimoine", dossier, "task_answerRequest");
        journeys.complete("juridique", dossier, PUBLISH);
        assertThat(notice(dossier).isRunning()).isTrue();
    }

    /** A firm that would open a shop in EV-110, for so many months. */
    private DossierNumber shop(boolean spontaneous, int months) {
        var start = clock.today().plusDays(100);
        return journeys.externalAt(
                "EV-110",
                "ENTREPRISE",
                Map.of(
                        "economicUse",
                        true,
                        "freeRequested",
                        false,
                        "spontaneous",
                        spontaneous,
                        "staffCount",
                        5,
                        "requestedStart",
                        start.toString(),
                        "requestedEnd",
                        start.plusMonths(months).minusDays(1).toString()));
    }

    private Qualification qualified(DossierNumber dossier, Map<String, ?> answers) {
        journeys.until(dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY, answers);
        return qualifications.find(dossier).orElseThrow();
    }

    private void declare(DossierNumber dossier, String name, String day) {
        journeys.act("patrimoine", dossier, "declare-interest", Map.of("interestName", name, "receivedOn", day));
    }

    /** The law itself is against it: only a no can be said, and it is not arbitrated. */
    private void stopped(DossierNumber dossier, String why) {
        assertThat(formValue("juridique", dossier, OPINION, "opinionGround")).contains(why);
        assertThatThrownBy(() -> journeys.complete("juridique", dossier, OPINION, Map.of("verdict", "FAVORABLE")))
                .isInstanceOf(BadInput.class);
        journeys.complete("juridique", dossier, OPINION);
        journeys.until(dossier, AGREE);
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, AGREE, Map.of("principle", "AGREED")))
                .isInstanceOf(BadInput.class);
        journeys.complete("patrimoine", dossier, AGREE, Map.of("principle", "NOT_AGREED"));
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
    }

    private Publicity notice(DossierNumber dossier) {
        return publicities
                .latest(dossier, dossiers.get(dossier).request().spaceCode())
                .orElseThrow();
    }

    private String formValue(String login, DossierNumber dossier, String task, String key) {
        var data = form(login, dossier, task);
        return data.get(key) == null ? null : data.get(key).toString();
    }

    private Map<String, Object> form(String login, DossierNumber dossier, String task) {
        return new HashMap<>(
                journeys.as(login, () -> journeys.formOf(dossier, task)).data());
    }

    private List<String> mails(DossierNumber dossier) {
        return jdbc.sql("select subject || ' ' || body from outbox where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(String.class)
                .list();
    }

    private String read(DossierNumber dossier, String paper) {
        var found = documents.of(dossier).stream()
                .filter(document -> document.name().contains(paper))
                .findFirst()
                .orElseThrow();
        try (var content = documents.content(found.id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00A0]+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> papers(DossierNumber dossier) {
        return documents.of(dossier).stream().map(Document::name).toList();
    }
}
