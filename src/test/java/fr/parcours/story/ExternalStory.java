package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.silence.Silences;
import fr.parcours.register.space.Spaces;
import fr.parcours.robot.Robot;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody from outside asks for a space: the desk opens the dossier for him. */
@ParcoursTest
class ExternalStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Occupants occupants;

    @Autowired
    Findings findings;

    @Autowired
    Documents documents;

    @Autowired
    Silences silences;

    @Autowired
    Spaces spaces;

    @Autowired
    Papers papers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DemoClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void the_desk_opens_a_dossier_that_no_superior_has_to_validate() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");

        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_INSTRUCTION);
        assertThat(occupants.find(dossier)).hasValueSatisfying(occupant -> {
            assertThat(occupant.legalName()).isEqualTo("Association de démonstration");
            assertThat(occupant.isIdentified()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSOCIATION_AUTRE", "ENTREPRISE", "COMMUNE_MEMBRE", "AUTRE_PERSONNE_PUBLIQUE"})
    void an_agent_opens_one_for_his_own_service_and_does_what_the_occupant_owes(String occupantType) {
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode", "EV-102",
                        "occupantType", occupantType,
                        "legalName", "Organisme de démonstration",
                        "siret", "99920002500016",
                        "email", Journeys.EXTERNAL_MAIL));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");

        journeys.ask("patrimoine", dossier, "task_setHold");
        journeys.complete("agent", dossier, "task_answerRequest");
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void who_opens_at_the_desk_is_not_the_requester_and_may_instruct() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE");
        journeys.complete("patrimoine", dossier, "task_setHold", Map.of("orientation", "HOLD"));
        assertThat(journeys.open(dossier)).contains("task_planVisit");
    }

    @Test
    void a_particular_is_out_of_the_desks_scope() {
        var dossier = journeys.externalAt("EV-101", "PARTICULIER");
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
        assertThat(findings.text(dossier)).contains("particuliers");
    }

    @Test
    void the_acknowledgement_tells_when_silence_refuses_and_how_to_appeal() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");

        assertThat(documents.of(dossier)).anyMatch(document -> document.kind() == DocumentKind.ACKNOWLEDGEMENT);
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(
                                "réputée refusée le",
                                "tribunal administratif de Lille",
                                "Les statuts",
                                "« Ajouter une pièce »",
                                "dossier reste ouvert")
                        .doesNotContain("http://"));
    }

    @Test
    void a_visit_tells_him_whom_to_answer_and_no_page_that_he_cannot_open() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_reportVisit");
        assertThat(jdbc.sql("select body from outbox where dossier = ? and recipient = ? and calendar is not null")
                        .param(dossier.value())
                        .param(Journeys.EXTERNAL_MAIL)
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("Pour toute question", "Adresse : " + addressOf("EV-101"))
                        .doesNotContain("/dossiers/"));
        assertThat(jdbc.sql("select calendar from outbox where dossier = ? and recipient = ? and calendar is not null")
                        .param(dossier.value())
                        .param(Journeys.EXTERNAL_MAIL)
                        .query(String.class)
                        .single()
                        .replaceAll("\\R ", "")
                        .replace("\\,", ","))
                .contains("LOCATION:" + addressOf("EV-101"));
    }

    private String addressOf(String space) {
        return spaces.get(space).address();
    }

    @Test
    void an_agreement_in_principle_speaks_of_his_title_and_his_insurance() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG", Map.of("freeRequested", true));
        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));

        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail)
                        .contains("accord de principe", "avant un titre exécutoire")
                        .doesNotContain("note d'affectation"));
        assertThat(shown("patrimoine", dossier).path("silence").isNull())
                .as("that is an answer")
                .isTrue();
    }

    /** Hostile inputs, BASE-02: what a script sends that knows the names of domain.md 5.2 and 5.3. */
    @Test
    void a_client_from_outside_sends_the_occupant_by_its_names() {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6)
                .wish("occupantType", "ASSOCIATION_IG")
                .wish("legalName", "Association de démonstration")
                .wish("siret", "99910001900010")
                .wish("legalRepName", "Représentant de démonstration")
                .wish("legalRepQuality", "Présidence")
                .wish("email", "contact@exemple.invalid");
        var dossier = robot.start("patrimoine");
        assertThat(robot.open(dossier)).containsExactly("task_instructLegal");
    }

    @Test
    void what_is_left_out_of_the_form_is_made_up_from_its_rules_alone() {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
        var dossier = robot.start("patrimoine");
        assertThat(robot.state(dossier)).as("nobody has told the SIRET").isEqualTo("INCOMPLET");
    }

    @Test
    void negative_check_a_degraded_asbestos_bars_everybody() {
        var outside = journeys.externalAt("EV-108", "ENTREPRISE", Map.of("staffCount", 0));
        assertThat(findings.of(outside)).extracting("code").contains("AMIANTE_TRAVAUX", "PROPRIETAIRE_TIERS");
        assertThat(journeys.open(outside)).containsExactly("task_redirectRequest");

        var service = journeys.request("EV-108");
        journeys.until(service, "task_redirectRequest");
        assertThat(findings.of(service))
                .extracting("code")
                .contains("AMIANTE_TRAVAUX")
                .doesNotContain("PROPRIETAIRE_TIERS");
    }

    @Test
    void negative_check_c_a_siret_that_cannot_be_right_is_asked_for_again() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE", Map.of("siret", "99900000300014"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.INCOMPLET);
        assertThat(findings.of(dossier)).extracting("code").contains("SIRET_INVALIDE");
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail).contains("SIRET", "suspendu"));

        journeys.complete("patrimoine2", dossier, "task_correctRequest", Map.of("siret", "99930003100013"));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void negative_check_e_an_agent_of_another_service_neither_opens_nor_reads_it() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        var robot = new Robot("http://localhost:" + port);
        var another = Robot.engineBody(journeys.answer(journeys.startForm("agent2"), Map.of("spaceCode", "EV-102")));
        ((ObjectNode) another.path("variables")).putObject("requesterService").put("value", "service-patrimoine");
        assertThat(robot.post("agent2", "/engine-rest/process-definition/key/occupation-journey/start", another)
                        .status())
                .isEqualTo(403);
        assertThat(robot.get("agent2", "/api/dossiers/" + dossier).status()).isEqualTo(404);
        assertThat(robot.get("agent", "/api/dossiers/" + dossier).status()).isEqualTo(404);
    }

    @Test
    void negative_check_g_a_refusal_without_the_ways_of_appeal_is_not_written() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        assertThatThrownBy(() -> transaction.execute(status -> papers.issue(
                        dossier,
                        Paper.EXTERNAL_REFUSAL,
                        Map.of("reasons", "Motif.", "alternative", "Aucune.", "signedAs", "Patrimoine"),
                        "patrimoine")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("les voies et délais de recours");
    }

    @Test
    void a_refusal_tells_the_occupant_why_and_how_to_contest_it() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE");
        journeys.refuse(dossier);

        assertThat(documents.of(dossier)).anyMatch(document -> document.kind() == DocumentKind.REFUSAL);
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail)
                        .contains(
                                "promis à un service public",
                                "deux mois à compter de sa notification",
                                "5 rue Geoffroy Saint-Hilaire")
                        .doesNotContain("arbitr", "http://"));
    }

    @Test
    void an_option_that_expires_closes_against_his_will_which_is_a_refusal() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_planVisit");

        clock.moveTo(clock.now().plusDays(31));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(documents.of(dossier)).anyMatch(document -> document.kind() == DocumentKind.REFUSAL);
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail).contains("option", "tribunal administratif de Lille"));
    }

    @Test
    void a_withdrawn_space_and_an_abandonment_tell_him_how_to_contest_them() {
        var withdrawn = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.act(
                "patrimoine",
                withdrawn,
                "withdraw-space",
                Map.of("withdrawCause", "PROJET_URBAIN", "withdrawReason", "Le projet urbain commence plus tôt."));
        var given = journeys.externalAt("EV-102", "ASSOCIATION_IG");
        journeys.act("patrimoine", given, "abandon", Map.of("abandonReason", "L'association renonce."));

        for (var dossier : List.of(withdrawn, given)) {
            assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                    .as(dossier.value())
                    .anySatisfy(mail -> assertThat(mail).contains("à compter de sa notification"));
        }
    }

    @Test
    void silence_is_told_before_it_refuses_and_refuses_after_two_months_while_the_dossier_stays_open() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        var received = LocalDate.from(clock.now());

        clock.moveTo(received.plusDays(52).atTime(12, 0));
        assertThat(subjectsTo("patrimoine", dossier)).containsOnlyOnce(dossier + " – le silence vaudra bientôt refus");
        assertThat(subjectsTo("pilotage", dossier)).contains(dossier + " – le silence vaudra bientôt refus");
        assertThat(silences.refusedOn(dossier)).isEmpty();

        clock.moveTo(received.plusMonths(2).plusDays(4).atTime(12, 0));
        assertThat(silences.refusedOn(dossier)).contains(received.plusMonths(2));
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail).contains("réputée refusée depuis le", "Télérecours"));
        assertThat(journeys.open(dossier)).as("a decision may still come").containsExactly("task_setHold");
        assertThat(shown("patrimoine", dossier).path("silence").path("past").asBoolean())
                .isTrue();
    }

    @Test
    void the_time_in_which_pieces_are_awaited_does_not_count() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        var received = LocalDate.from(clock.now());
        journeys.ask("patrimoine", dossier, "task_setHold");
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anySatisfy(mail -> assertThat(mail).contains("horaires d'ouverture", "suspendu"));
        assertThat(documents.of(dossier)).anyMatch(document -> document.kind() == DocumentKind.COMPLETION_REQUEST);
        clock.moveTo(clock.now().plusDays(10));
        journeys.complete("patrimoine2", dossier, "task_answerRequest");

        assertThat(silences.refusesOn(dossiers.get(dossier)))
                .isEqualTo(received.plusMonths(2).plusDays(10));
    }

    @Test
    void an_answer_in_time_ends_the_silence() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.refuse(dossier);
        clock.moveTo(clock.now().plusMonths(3));
        assertThat(silences.refusedOn(dossier)).isEmpty();
        assertThat(shown("patrimoine", dossier).path("silence").isNull()).isTrue();
    }

    @Test
    void his_name_is_for_who_reads_requests_and_his_representative_for_who_reads_statutes() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        assertThat(shown("juridique", dossier).path("occupant"))
                .hasToString(
                        "{\"name\":\"Association de démonstration\",\"typeLabel\":\"association d'intérêt général\","
                                + "\"identifier\":\"SIRET 99910001900010\",\"address\":null,"
                                + "\"representative\":\"Représentant de démonstration (Présidence)\","
                                + "\"email\":\"contact@exemple.invalid\",\"phone\":null}");
        assertThat(shown("technique", dossier).path("occupant").path("name").asText())
                .isEqualTo("Association de démonstration");
        assertThat(shown("technique", dossier).path("occupant").path("email").isNull())
                .isTrue();
        assertThat(shown("communication", dossier).path("occupant").isNull()).isTrue();

        var robot = new Robot("http://localhost:" + port);
        assertThat(robot.get("securite", "/api/dossiers").body()).contains("Association de démonstration");
        assertThat(robot.get("communication", "/api/dossiers").body()).doesNotContain("Association de démonstration");
    }

    @ParameterizedTest
    @CsvSource({"EV-104, COMMUNE", "EV-107, COMMUNE", "EV-112, ETAT"})
    void somebody_elses_space_is_a_point_of_law_for_who_is_not_of_the_house(String space, String owner) {
        var dossier = journeys.externalAt(space, "ASSOCIATION_IG");
        assertThat(findings.of(dossier)).as(owner).extracting("code").contains("PROPRIETAIRE_TIERS");
        assertThat(journeys.open(dossier)).containsExactly("task_instructLegal");

        var service = journeys.request(space);
        journeys.until(service, "task_setHold");
        assertThat(findings.of(service)).extracting("code").doesNotContain("PROPRIETAIRE_TIERS");
    }

    @Test
    void what_a_jurist_must_look_at_is_asked_of_the_desk() {
        var dossier = journeys.externalAt(
                "EV-101",
                "ENTREPRISE",
                Map.of("subOccupants", true, "economicUse", true, "freeRequested", true, "priorBreach", true));
        assertThat(findings.of(dossier)).extracting("code").contains("SOUS_OCCUPATION", "AIDE_ETAT", "ANTECEDENT");

        var farm = journeys.externalAt("EV-101", "ENTREPRISE", Map.of("groundUse", true, "paidFarming", true));
        assertThat(findings.of(farm)).extracting("code").contains("BAIL_RURAL");
    }

    @Test
    void the_statutes_that_show_the_general_interest_are_read_by_the_jurist() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG", Map.of("generalInterest", true));
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .as("a tick without its paper is a missing piece")
                .anySatisfy(mail -> assertThat(mail).contains("Les statuts"));
        journeys.until(dossier, "task_qualifyOccupation");
        assertThat(qualifying(dossier))
                .doesNotContainKey("statutesLink")
                .hasEntrySatisfying(
                        "askedText", text -> assertThat(text.toString()).contains("Aucuns statuts ne sont au dossier"));

        transaction.executeWithoutResult(status -> documents.keep(
                dossier,
                DocumentKind.STATUTES,
                "Statuts.pdf",
                "application/pdf",
                new byte[] {1},
                "patrimoine",
                Origin.UPLOADED));
        assertThat(qualifying(dossier))
                .containsKey("statutesLink")
                .hasEntrySatisfying(
                        "askedText",
                        text -> assertThat(text.toString()).contains("montrent l'intérêt général", "« Statuts.pdf »"));
    }

    private Map<String, Object> qualifying(DossierNumber dossier) {
        return journeys.as("juridique", () -> journeys.formOf(dossier, "task_qualifyOccupation"))
                .data();
    }

    @Test
    void what_was_not_known_at_the_desk_is_completed_on_the_way_but_not_who_he_is() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.act(
                "patrimoine",
                dossier,
                "complete-occupant",
                Map.of(
                        "address",
                        "3 place du Modèle, 59650 Wattrelos",
                        "generalInterest",
                        true,
                        "republicanContractSigned",
                        LocalDate.from(clock.now()).toString()));

        assertThat(occupants.find(dossier)).hasValueSatisfying(occupant -> {
            assertThat(occupant.legalName()).isEqualTo("Association de démonstration");
            assertThat(occupant.republicanContractSigned()).isEqualTo(LocalDate.from(clock.now()));
        });
        assertThat(journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_setHold"))
                        .data()
                        .get("dossierSummary")
                        .toString())
                .as("the trap of domain.md 8.2: a doubt, not a refusal")
                .contains("Association de démonstration", "59650 n'est pas un code postal de Wattrelos");
        var service = journeys.request("EV-102");
        assertThatThrownBy(
                        () -> journeys.act("agent", service, "complete-occupant", Map.of("email", "a@exemple.invalid")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void while_he_owes_an_answer_nobody_is_warned_of_a_day_that_moves() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        var received = LocalDate.from(clock.now());
        clock.moveTo(received.plusDays(43).atTime(12, 0));
        journeys.ask("patrimoine", dossier, "task_setHold");

        clock.moveTo(received.plusDays(50).atTime(12, 0));
        assertThat(subjectsTo("pilotage", dossier)).doesNotContain(dossier + " – le silence vaudra bientôt refus");
        journeys.complete("patrimoine", dossier, "task_answerRequest");

        clock.moveTo(received.plusDays(59).atTime(12, 0));
        assertThat(subjectsTo("pilotage", dossier)).containsOnlyOnce(dossier + " – le silence vaudra bientôt refus");
    }

    @Test
    void who_steers_reads_of_a_form_what_the_matrix_lets_him_read() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE", Map.of("siret", "99900000300014"));
        var form = "/api/tasks/" + journeys.task(dossier, "task_correctRequest").getId() + "/form";
        var robot = new Robot("http://localhost:" + port);
        assertThat(robot.get("patrimoine", form).json().at("/data/legalRepName").asText())
                .isEqualTo("Représentant de démonstration");
        assertThat(robot.get("pilotage", form).body())
                .contains("Association de démonstration")
                .doesNotContain("Représentant de démonstration", Journeys.EXTERNAL_MAIL);
    }

    @Test
    void what_trades_ask_each_other_is_not_for_everybody() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_qualifyOccupation");
        journeys.ask(
                "juridique",
                dossier,
                "task_qualifyOccupation",
                Map.of(
                        "askedRole", "grp-patrimoine",
                        "cause", "INFORMATION_INCOMPLETE",
                        "question", "Le plancher tient-il ce que le bail promet ?"));

        for (var reader : List.of("juridique", "patrimoine", "securite")) {
            assertThat(shown(reader, dossier).at("/roundTrips/0/question").asText())
                    .as(reader)
                    .contains("plancher");
        }
        assertThat(shown("communication", dossier).at("/roundTrips/0/question").isNull())
                .isTrue();
        assertThat(shown("communication", dossier)
                        .at("/roundTrips/0/causeLabel")
                        .asText())
                .isEqualTo("Information incomplète");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b@exemple.invalid", "jean@exämple.fr", "à-la-main@exemple.invalid", "accueil@exemple"})
    void an_address_that_no_letter_could_go_to_is_refused_at_the_form(String email) {
        assertThatThrownBy(() -> journeys.externalAt("EV-101", "ENTREPRISE", Map.of("email", email)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void an_address_that_was_taken_before_that_rule_stops_no_round_and_may_be_corrected() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        var other = journeys.externalAt("EV-102", "ASSOCIATION_IG");
        jdbc.sql("update occupant set email = 'a:b@exemple.invalid' where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();

        clock.moveTo(clock.now().plusMonths(3));

        assertThat(silences.refusedOn(dossier)).isPresent();
        assertThat(silences.refusedOn(other)).isPresent();
        journeys.act("patrimoine", dossier, "complete-occupant", Map.of("email", "accueil@exemple.invalid"));
        assertThat(occupants.find(dossier))
                .hasValueSatisfying(occupant -> assertThat(occupant.email()).isEqualTo("accueil@exemple.invalid"));
    }

    @Test
    void a_service_does_not_become_an_occupant_from_outside_by_a_correction() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE", Map.of("siret", "99900000300014"));
        assertThatThrownBy(() -> journeys.complete(
                        "patrimoine", dossier, "task_correctRequest", Map.of("occupantType", "SERVICE_MEL")))
                .hasMessageContaining("n'ont pas le même parcours");
    }

    private JsonNode shown(String login, DossierNumber dossier) {
        return new Robot("http://localhost:" + port)
                .get(login, "/api/dossiers/" + dossier)
                .json();
    }

    private List<String> subjectsTo(String login, DossierNumber dossier) {
        return jdbc.sql("select subject from outbox where dossier = ? and recipient like ?")
                .param(dossier.value())
                .param(login + "@%")
                .query(String.class)
                .list();
    }

    private List<String> mailsTo(String address, DossierNumber dossier) {
        return jdbc.sql("select body from outbox where dossier = ? and recipient = ?")
                .param(dossier.value())
                .param(address)
                .query(String.class)
                .list();
    }
}
