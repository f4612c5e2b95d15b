package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.TestClock;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.keys.Gate;
import fr.parcours.robot.Robot;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The acceptance scenarios (domain.md, 10), each walked from its request to its end state, with what the tables decide as a
 * reader of the dossier's page or of a letter sees it. Those that other stories tell whole are listed in docs/scenarios.md.
 */
@ParcoursTest
class ScenariosStory {
    private static final String CODP = "convention d'occupation du domaine public";
    private static final String BY_DELEGATION = "présidence, par délégation du Conseil";

    private static final String QUALIFY = "task_qualifyOccupation";
    private static final String PUBLISH = "task_publishNotice";
    private static final String CLOSE = "task_closePublicity";
    private static final String AGREE = "task_agreeInPrinciple";
    private static final String REDIRECT = "task_redirectRequest";
    private static final String DRAFT = "task_draftConvention";
    private static final String GIVE = "task_provideCertificate";
    private static final String CONTROL = "task_controlCertificate";

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Findings findings;

    @Autowired
    Agreements agreements;

    @Autowired
    Documents documents;

    @Autowired
    Gate gate;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void scenario_1_a_service_alone_gets_a_note_and_no_convention_and_no_key_before_the_asbestos_file() {
        var dossier = journeys.request("EV-001");
        journeys.until(dossier, "task_setHold");
        assertThat(findings.of(dossier)).extracting("code").containsExactly("DTA_ABSENT");
        journeys.until(dossier, "task_giveSafetyOpinion");
        assertThat(shown("securite", dossier, "task_giveSafetyOpinion", "categoryText"))
                .contains("ce n'est pas un ERP");
        journeys.until(dossier, AGREE);
        assertThat(decisions(dossier)).startsWith("note d'affectation interne", "sans objet", "aucune", "aucun");
        journeys.until(dossier, "task_takeEntryInventory");

        assertThat(agreements.get(dossier))
                .extracting(Agreement::legalTitle, Agreement::signedBy)
                .containsExactly("AFFECTATION_INTERNE", "signature-dga");
        assertThat(kinds(dossier))
                .contains(DocumentKind.INSURER_DECLARATION)
                .doesNotContain(DocumentKind.INSURANCE_REQUEST);
        assertThat(papers(dossier)).noneMatch(name -> name.contains("onvention"));
        opens(dossier);
    }

    @Test
    void scenario_4_an_association_of_general_interest_is_free_by_a_decision_that_says_so() {
        var dossier = atTheAgency("ASSOCIATION_IG");
        qualified(dossier, Map.of("rentalValueYear", 13600));
        assertThat(decisions(dossier))
                .containsExactly(CODP, "non requise", "gratuité facultative", "aucun", BY_DELEGATION);
        journeys.until(dossier, AGREE);
        journeys.complete("patrimoine", dossier, AGREE);
        assertThat(mails(dossier, "accord de principe")).anyMatch(mail -> mail.contains("gratuité facultative"));
        assertThat(mails(dossier, "attestation d'assurance attendue"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("5 000 000 €", "510 000 €", "1 000 000 €", "7 500 000 €"));

        journeys.until(dossier, DRAFT);
        journeys.until(dossier, "task_transmit");
        assertThat(shown("assemblees", dossier, "task_transmit", "transmissionText"))
                .contains("3.5");
        opens(dossier);
        assertThat(agreements.get(dossier).number()).startsWith("CODP-");
    }

    @Test
    void scenario_5_another_association_pays_whatever_it_invokes() {
        var dossier = atTheAgency("ASSOCIATION_AUTRE");
        qualified(dossier, Map.of());
        assertThat(decisions(dossier))
                .containsExactly(
                        CODP,
                        "non requise",
                        "redevance : 340 m² × 40 €/m²/an = 13 600 €/an ; réduction de 50 % : 6 800 €/an ; soit 4 533,33 € pour 8 mois",
                        "1 mois de redevance, soit 566,67 €",
                        BY_DELEGATION);
        journeys.until(dossier, "task_remarkConvention");
        assertThat(shown("patrimoine2", dossier, "task_remarkConvention", "conventionText"))
                .contains("6 800 € par an", "566,67 €");
        opens(dossier);
    }

    @Test
    void scenario_6_fifteen_days_without_a_competitor_and_nothing_is_promised_before() {
        var dossier = café();
        assertThat(shown("securite", dossier, "task_giveSafetyOpinion", "categoryText"))
                .contains("5e catégorie");
        qualified(dossier, Map.of("reducedRate", false));
        assertThat(decisions(dossier))
                .containsExactly(
                        CODP,
                        "publicité simple, 15 jours calendaires",
                        "redevance, part fixe et part variable : 95 m² × 90 €/m²/an = 8 550 €/an ; soit 2 137,50 € pour 3 mois, hors part variable (3 % du chiffre d'affaires)",
                        "2 mois de redevance, soit 1 425 €",
                        BY_DELEGATION);

        journeys.complete("patrimoine", dossier, PUBLISH);
        journeys.untilNothingIsOpen(dossier);
        assertThat(papers(dossier)).anyMatch(name -> name.contains("Avis de publicité"));
        assertThat(mails(dossier, ""))
                .anyMatch(mail -> mail.contains("recevable, sous réserve de la publicité"))
                .noneMatch(mail -> mail.contains("accord de principe"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_INSTRUCTION);
        clock.advance(Duration.ofDays(15));
        assertThat(journeys.open(dossier)).as("the last day is not over").isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(journeys.open(dossier)).containsExactly(CLOSE);
        opens(dossier);
    }

    @Test
    void scenario_7_a_competitor_on_the_tenth_day_leads_to_a_selection_that_the_first_applicant_loses() {
        var dossier = spontaneousShop("Entreprise de démonstration");
        qualified(dossier, Map.of());
        assertThat(decisions(dossier))
                .contains("publicité après une manifestation d'intérêt spontanée, 21 jours calendaires");
        journeys.complete("juridique", dossier, PUBLISH);
        clock.advance(Duration.ofDays(10));
        declare(dossier, "Coopérative d'exemple");
        clock.advance(Duration.ofDays(12));
        assertThatThrownBy(() -> declare(dossier, "Retardataire"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("tardive");
        journeys.complete("patrimoine", dossier, CLOSE);

        assertThat(shown("juridique", dossier, PUBLISH, "procedureText")).contains("sélection préalable", "30");
        journeys.complete("juridique", dossier, PUBLISH);
        clock.advance(Duration.ofDays(31));
        journeys.complete("juridique", dossier, CLOSE);
        assertThat(journeys.task(dossier, "task_selectCandidate").getDueDate())
                .hasSameTimeAs(Date.from(clock.today()
                        .plusDays(10)
                        .atTime(18, 0)
                        .atZone(HouseClock.PARIS)
                        .toInstant()));
        journeys.complete(
                "patrimoine",
                dossier,
                "task_selectCandidate",
                Map.of(
                        "chosenCandidate", "1",
                        "rejectionReasons", "Le projet retenu ouvre le lieu aux habitants six jours sur sept."));
        assertThat(mails(dossier, ""))
                .noneMatch(mail -> mail.contains("Accord de principe"))
                .anyMatch(mail -> mail.contains("six jours sur sept")
                        && mail.contains("Candidat retenu : Coopérative d'exemple")
                        && mail.contains("tribunal administratif de Lille"));
        journeys.until(dossier, AGREE);
        assertThat(shown("patrimoine", dossier, AGREE, "opinionsText")).contains("un autre candidat a été retenu");
        assertThat(journeys.open(dossier)).as("nobody arbitrates the law").doesNotContain("task_arbitrateOpinions");
        journeys.complete("patrimoine", dossier, AGREE);
        journeys.complete("patrimoine", dossier, REDIRECT, Map.of("orientation", "REFUSE"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(papers(dossier))
                .anyMatch(name -> name.contains("Rejet de la candidature"))
                .noneMatch(name -> name.contains("refus"));

        var winner = spontaneousShop("Coopérative d'exemple");
        qualified(winner, Map.of("selectedIn", dossier.value()));
        journeys.until(winner, "task_giveLegalOpinion");
        assertThat(shown("juridique", winner, "task_giveLegalOpinion", "competitionText"))
                .contains(dossier.value());
        assertThat(journeys.open(winner)).doesNotContain(PUBLISH);
        journeys.until(winner, "task_draftConvention");
        assertThat(journeys.as("juridique", () -> journeys.formOf(winner, "task_draftConvention"))
                        .data()
                        .toString())
                .contains("au terme d'une sélection préalable");
        opens(winner);
    }

    @Test
    void scenario_9_a_house_to_be_demolished_is_let_precariously_after_a_notice_of_free_will() {
        var dossier = journeys.externalAt(
                "EV-111",
                "ENTREPRISE",
                Map.of("economicUse", true, "freeRequested", false, "requestedEnd", afterMonths(12)));
        assertThat(findings.of(dossier)).extracting("code").contains("DTA_ABSENT");
        journeys.until(dossier, "task_surveyDiagnostics");
        assertThat(shown("technique", dossier, "task_surveyDiagnostics", "diagnosticsText"))
                .contains("Dossier technique amiante");
        journeys.until(dossier, "task_checkPlanning");
        journeys.complete("juridique", dossier, "task_checkPlanning", Map.of("destinationChanges", true));
        qualified(dossier, Map.of("precariousnessCause", true, "reducedRate", false));
        assertThat(decisions(dossier))
                .containsExactly(
                        "convention d'occupation précaire",
                        "non obligatoire, 15 jours calendaires",
                        "indemnité : 130 m² × 40 €/m²/an = 5 200 €/an",
                        "2 mois d'indemnité, soit 866,67 €",
                        BY_DELEGATION);
        journeys.complete("juridique", dossier, PUBLISH);
        journeys.untilNothingIsOpen(dossier);
        clock.advance(Duration.ofDays(16));

        journeys.until(dossier, "task_prepareUtilities");
        journeys.complete(
                "technique",
                dossier,
                "task_prepareUtilities",
                Map.of("elecNeeded", true, "elecMeter", "FERME", "gasNeeded", true, "gasMeter", "FERME"));
        journeys.until(dossier, "task_fileAuthorisation");
        assertThat(shown("juridique", dossier, "task_fileAuthorisation", "authorisationText"))
                .contains("éclaration préalable");
        journeys.until(dossier, "task_orderUtilities");
        assertThat(journeys.as("technique", () -> journeys.formOf(dossier, "task_orderUtilities"))
                        .data()
                        .toString())
                .contains("mettre en service", "chaudière");
        opens(dossier);
    }

    @Test
    void scenario_11_a_garden_beyond_the_window_comes_back_and_a_shorter_one_is_let_by_the_plot() {
        var dossier = journeys.externalAt(
                "EV-109",
                "ASSOCIATION_IG",
                Map.of("groundUse", true, "scenario", "PARTICIPATION", "requestedEnd", afterMonths(36)));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.INCOMPLET);
        assertThat(findings.of(dossier)).extracting("code").contains("HORS_FENETRE");
        journeys.complete("patrimoine", dossier, "task_correctRequest", Map.of("requestedEnd", afterMonths(24)));
        assertThat(findings.of(dossier)).isEmpty();

        qualified(dossier, Map.of());
        assertThat(decisions(dossier))
                .containsExactly(
                        "concession temporaire",
                        "non obligatoire",
                        "indemnité : 3 400 m² × 5 €/m²/an = 17 000 €/an ; réduction de 50 % : 8 500 €/an ; soit 17 000 € pour 24 mois",
                        "1 mois d'indemnité, soit 708,33 €",
                        BY_DELEGATION);
        journeys.until(dossier, "task_remarkConvention");
        assertThat(shown("patrimoine2", dossier, "task_remarkConvention", "conventionText"))
                .as("a plot without a street")
                .contains("à l'adresse suivante : 59280 Armentières")
                .doesNotContain("compléter");
        opens(dossier);
        assertThat(agreements.get(dossier).number()).startsWith("CTE-");
    }

    @Test
    void scenario_12_what_an_urban_project_needs_back_is_refused_and_a_shorter_request_opens() {
        var dossier = journeys.externalAt("EV-103", "ENTREPRISE", Map.of("requestedEnd", afterMonths(12)));
        assertThat(findings.of(dossier)).extracting("code").contains("PROJET_URBAIN");
        assertThat(journeys.open(dossier)).containsExactly(REDIRECT);
        journeys.complete(
                "patrimoine",
                dossier,
                REDIRECT,
                Map.of(
                        "orientation",
                        "REFUSE",
                        "refusalReason",
                        "Un projet urbain reprend la halle avant la fin demandée (code de l'urbanisme, L221-2)."));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(mails(dossier, "refusée"))
                .anyMatch(mail -> mail.contains("L221-2") && mail.contains("tribunal administratif de Lille"));

        var shorter = journeys.externalAt("EV-103", "ENTREPRISE", Map.of("requestedEnd", afterMonths(8)));
        qualified(shorter, Map.of());
        assertThat(decisions(shorter)).startsWith("concession temporaire", "non obligatoire, 15 jours calendaires");
        journeys.complete("juridique", shorter, PUBLISH);
        journeys.untilNothingIsOpen(shorter);
        clock.advance(Duration.ofDays(16));
        opens(shorter);
    }

    @Test
    void scenario_16_three_certificates_open_the_space_and_one_that_is_not_renewed_suspends_it() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, GIVE);
        certified(dossier, Map.of("siteAddress", "rue de l'Autre, 59000 Lille"));
        var without = new HashMap<String, Object>();
        without.put("amountRental", null);
        certified(dossier, without);
        assertThat(mails(dossier, "à reprendre"))
                .anyMatch(mail -> mail.contains("adresse"))
                .anyMatch(mail -> mail.contains("Risques locatifs"));
        var end = dossiers.get(dossier).lastDay().minusMonths(2);
        certified(dossier, Map.of("coverageEnd", end.toString()));
        assertThat(mails(dossier, "acceptée")).anyMatch(mail -> mail.contains("30 jours avant"));
        opens(dossier);

        at(end.minusDays(29));
        assertThat(journeys.open(dossier)).contains(GIVE);
        at(end.plusDays(1));
        journeys.complete("assurances", dossier, "task_sendFormalNotice");
        at(end.plusDays(60));
        journeys.complete("patrimoine", dossier, "task_suspendOccupation");
        assertThat(kinds(dossier)).contains(DocumentKind.FORMAL_NOTICE, DocumentKind.SUSPENSION);
        assertThat(mails(dossier, "occupation suspendue")).isNotEmpty();
    }

    @Test
    void scenario_20_an_event_finds_no_exception_where_nobody_receives_and_goes_to_a_place_that_does() {
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode",
                        "EV-102",
                        "scenario",
                        "EVENEMENT",
                        "oneOff",
                        true,
                        "publicReception",
                        true,
                        "publicCountFloors",
                        80,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        80,
                        "erpType",
                        "L_REUNION",
                        "requestedEnd",
                        clock.today().plusDays(41).toString()));
        journeys.until(dossier, "task_giveSafetyOpinion");
        assertThat(shown("securite", dossier, "task_giveSafetyOpinion", "stepsText"))
                .contains("Utilisation exceptionnelle impossible");
        journeys.complete(
                "securite",
                dossier,
                "task_giveSafetyOpinion",
                Map.of(
                        "verdict",
                        "DEFAVORABLE",
                        "opinionGround",
                        "Le lieu n'est pas un ERP : le GN6 ne s'y applique pas."));
        journeys.until(dossier, "task_arbitrateOpinions");
        journeys.complete("pilotage", dossier, "task_arbitrateOpinions", Map.of("opinionsArbitration", "DEFAVORABLE"));
        journeys.complete("patrimoine", dossier, AGREE, Map.of("principle", "NOT_AGREED"));
        assertThat(shown("patrimoine", dossier, REDIRECT, "alternativesText")).contains("EV-104");
        journeys.complete(
                "patrimoine", dossier, REDIRECT, Map.of("orientation", "OTHER_SPACE", "otherSpaceCode", "EV-104"));
        assertThat(dossiers.get(dossier).request().spaceCode()).isEqualTo("EV-104");
        journeys.until(dossier, "task_giveSafetyOpinion");
        assertThat(shown("securite", dossier, "task_giveSafetyOpinion", "stepsText"))
                .doesNotContain("impossible");
        opens(dossier);
    }

    @Test
    void scenario_23_two_months_more_need_no_selection_but_a_jurist_and_an_amendment() {
        var dossier = café();
        qualified(dossier, Map.of("reducedRate", false));
        journeys.complete("patrimoine", dossier, PUBLISH);
        journeys.untilNothingIsOpen(dossier);
        clock.advance(Duration.ofDays(16));
        opens(dossier);
        var number = agreements.get(dossier).number();
        var end = dossiers.get(dossier).lastDay();

        journeys.act(
                "patrimoine2",
                dossier,
                "extension",
                Map.of("newEnd", end.plusMonths(2).toString()));
        journeys.complete("patrimoine", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
        assertThat(journeys.open(dossier)).as("the law first").containsExactly(QUALIFY);
        assertThat(shown("juridique", dossier, QUALIFY, "extensionText"))
                .contains("5 mois en tout", "courte durée", "L2122-2");
        journeys.complete("juridique", dossier, QUALIFY);
        assertThat(decisions(dossier).get(1)).isEqualTo("dispense : prolongation");
        journeys.complete("juridique", dossier, "task_giveLegalOpinion");
        assertThat(journeys.open(dossier)).containsExactly(DRAFT);
        assertThat(dossiers.get(dossier).lastDay())
                .as("not before it is signed")
                .isEqualTo(end);
        opens(dossier);

        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end.plusMonths(2));
        assertThat(agreements.get(dossier))
                .extracting(Agreement::number, Agreement::endDate)
                .containsExactly(number, end.plusMonths(2));
        assertThat(mails(dossier, "l'occupation est prolongée"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Votre attestation d'assurance vaut jusqu'au"));
        at(end.minusDays(29));
        assertThat(journeys.open(dossier))
                .as("the certificate ends with the first period")
                .contains(GIVE);
    }

    @Test
    void negative_check_d_no_key_leaves_while_one_gate_is_shut() {
        var dossier = atTheAgency("ASSOCIATION_IG");
        qualified(dossier, Map.of());
        journeys.untilOnly(dossier, "task_handOverKeys");
        assertThat(gate.missing(dossier))
                .extracting(Gate.Refusal::code)
                .containsExactly(Gate.Code.TITRE_A_VENIR, Gate.Code.ASSURANCE_A_VENIR);
        at(dossiers.get(dossier).request().requestedStart());
        assertThat(gate.missing(dossier)).isEmpty();
        journeys.act("patrimoine2", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThat(gate.missing(dossier)).isNotEmpty();
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_handOverKeys"))
                .isInstanceOf(Conflict.class);

        journeys.untilOnly(dossier, "task_handOverKeys");
        opens(dossier);
    }

    /** With twenty visitors in the former agency, for eight months, and free of charge if it were up to the association. */
    private DossierNumber atTheAgency(String occupantType) {
        return journeys.externalAt(
                "EV-101",
                occupantType,
                Map.of(
                        "freeRequested",
                        true,
                        "publicReception",
                        true,
                        "publicCountFloors",
                        20,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        20,
                        "erpType",
                        "W"));
    }

    /** A firm that would serve coffee to thirty-five persons in EV-110, for three months; its safety opinion is awaited. */
    private DossierNumber café() {
        var dossier = journeys.externalAt(
                "EV-110",
                "ENTREPRISE",
                Map.of(
                        "economicUse",
                        true,
                        "freeRequested",
                        false,
                        "staffCount",
                        5,
                        "publicReception",
                        true,
                        "publicCountFloors",
                        35,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        35,
                        "erpType",
                        "N",
                        "requestedEnd",
                        afterMonths(3)));
        journeys.until(dossier, "task_giveSafetyOpinion");
        return dossier;
    }

    private DossierNumber spontaneousShop(String name) {
        var start = clock.today().plusDays(100);
        return journeys.externalAt(
                "EV-110",
                "ENTREPRISE",
                Map.of(
                        "legalName",
                        name,
                        "economicUse",
                        true,
                        "freeRequested",
                        false,
                        "spontaneous",
                        true,
                        "requestedStart",
                        start.toString(),
                        "requestedEnd",
                        start.plusMonths(12).minusDays(1).toString()));
    }

    /** The last day of so many months from the usual start on. */
    private String afterMonths(int months) {
        return clock.today().plusDays(40).plusMonths(months).minusDays(1).toString();
    }

    private void qualified(DossierNumber dossier, Map<String, ?> answers) {
        journeys.until(dossier, QUALIFY);
        journeys.complete("juridique", dossier, QUALIFY, answers);
    }

    private void certified(DossierNumber dossier, Map<String, ?> answers) {
        journeys.complete("patrimoine2", dossier, GIVE, answers);
        journeys.complete("assurances", dossier, CONTROL);
    }

    private void declare(DossierNumber dossier, String name) {
        journeys.act(
                "patrimoine",
                dossier,
                "declare-interest",
                Map.of("interestName", name, "receivedOn", clock.today().toString()));
    }

    private void opens(DossierNumber dossier) {
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(agreements.get(dossier).isInForce()).isTrue();
    }

    private void at(LocalDate day) {
        clock.moveTo(day.atTime(12, 0));
    }

    /** Title, competition, price, deposit and authority, as the dossier's page tells a jurist. */
    private List<String> decisions(DossierNumber dossier) {
        var legal = new Robot("http://localhost:" + port)
                .get("juridique", "/api/dossiers/" + dossier)
                .json()
                .path("legal");
        return Stream.of("title", "competition", "fee", "deposit", "authority")
                .map(legal::path)
                .map(JsonNode::asText)
                .map(ScenariosStory::plain)
                .toList();
    }

    private String shown(String login, DossierNumber dossier, String task, String key) {
        return plain(String.valueOf(
                journeys.as(login, () -> journeys.formOf(dossier, task)).data().get(key)));
    }

    private List<String> mails(DossierNumber dossier, String subject) {
        return jdbc
                .sql(
                        "select subject || ' ' || body from outbox where dossier = :dossier and subject like :subject and recipient = :to")
                .param("dossier", dossier.value())
                .param("subject", "%" + subject + "%")
                .param("to", Journeys.EXTERNAL_MAIL)
                .query(String.class)
                .list()
                .stream()
                .map(ScenariosStory::plain)
                .toList();
    }

    private List<String> papers(DossierNumber dossier) {
        return documents.of(dossier).stream().map(Document::name).toList();
    }

    private List<DocumentKind> kinds(DossierNumber dossier) {
        return documents.of(dossier).stream().map(Document::kind).toList();
    }

    /** With spaces that a test can be written in. */
    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
