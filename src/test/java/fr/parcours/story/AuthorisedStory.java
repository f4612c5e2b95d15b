package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.safety.Step.State;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A « tête de pont » receives the public: its keys wait for what the authority says. */
@ParcoursTest
class AuthorisedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Safety safety;

    @Autowired
    Agreements agreements;

    @Autowired
    Gate gate;

    @Autowired
    DemoClock demo;

    @Autowired
    Clock clock;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void scenario_2_the_silence_of_four_months_from_a_complete_file_opens_the_door() {
        var dossier = headOfBridge();
        journeys.until(dossier, "task_agreeInPrinciple");
        assertThat(safety.category(dossier)).isEqualTo("CAT5");
        assertThat(safety.steps(dossier))
                .extracting(Step::requirement)
                .contains(
                        Requirement.DOSSIER_AT_13824,
                        Requirement.REGISTRE_SECURITE,
                        Requirement.REGISTRE_ACCESSIBILITE,
                        Requirement.PLAN_EVACUATION);

        journeys.until(dossier, "task_draftNote");
        var lapse = LocalDate.now(clock).plusDays(60).plusMonths(4);
        assertThat(agreementLetter(dossier))
                .as("the authority's time comes on top")
                .contains(French.day(lapse));

        journeys.until(dossier, "task_recordAnswer");
        journeys.untilOnly(dossier, "task_recordAnswer");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
        assertThat(agreements.get(dossier).signedBy()).as("the public comes").isEqualTo("signature-dgs");
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.AUTORISATION_ATTENDUE);

        var filed = state(dossier).filedOn();
        demo.moveTo(filed.plusMonths(4).atTime(12, 0));
        assertThat(journeys.open(dossier)).as("the last day is the authority's").containsExactly("task_recordAnswer");
        demo.moveTo(filed.plusMonths(4).plusDays(1).atTime(8, 0));

        assertThat(state(dossier).state()).isEqualTo(State.GRANTED);
        assertThat(safety.withheld(dossier)).isEmpty();
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void an_answer_comes_before_and_a_file_that_was_incomplete_is_completed_first() {
        var dossier = headOfBridge();
        journeys.until(dossier, "task_fileAuthorisation");
        journeys.complete("securite", dossier, "task_fileAuthorisation", Map.of("fileComplete", false));
        demo.moveTo(LocalDate.now(clock).plusMonths(5).atTime(9, 0));
        assertThat(journeys.open(dossier)).as("no delay runs").contains("task_recordAnswer");
        assertThat(state(dossier).remindedOn()).isNotNull();

        journeys.complete("securite", dossier, "task_recordAnswer", Map.of("authorityAnswer", "COMPLETED"));
        assertThat(state(dossier).completeOn()).isNotNull();
        journeys.complete(
                "securite",
                dossier,
                "task_recordAnswer",
                Map.of("authorityAnswer", "GRANTED", "authorityReference", "AT 59599 26 0001"));

        assertThat(state(dossier).state()).isEqualTo(State.GRANTED);
        assertThat(state(dossier).reference()).isEqualTo("AT 59599 26 0001");
    }

    @Test
    void a_refusal_is_filed_again_or_given_up_and_then_no_key_leaves() {
        var dossier = headOfBridge();
        journeys.until(dossier, "task_recordAnswer");
        journeys.complete(
                "securite",
                dossier,
                "task_recordAnswer",
                Map.of("authorityAnswer", "REFUSED", "answerRemark", "La largeur de l'issue est insuffisante."));
        journeys.complete("securite", dossier, "task_decideOnRefusal", Map.of("refusalCourse", "REFILE"));
        journeys.complete("securite", dossier, "task_fileAuthorisation", Map.of("fileComplete", true));
        journeys.complete(
                "securite",
                dossier,
                "task_recordAnswer",
                Map.of("authorityAnswer", "REFUSED", "answerRemark", "La largeur de l'issue est insuffisante."));
        journeys.complete(
                "securite",
                dossier,
                "task_decideOnRefusal",
                Map.of("refusalCourse", "GIVE_UP", "refusalNote", "L'issue ne peut pas être élargie."));

        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.AUTORISATION_REFUSEE);
        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "L'autorisation est refusée."));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
    }

    @Test
    void the_requester_is_asked_for_what_the_file_lacks() {
        var dossier = headOfBridge();
        journeys.until(dossier, "task_fileAuthorisation");
        journeys.ask("securite", dossier, "task_fileAuthorisation");
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete("securite", dossier, "task_fileAuthorisation");
        assertThat(state(dossier).state()).isEqualTo(State.WAITING);
    }

    @Test
    void planning_formalities_are_filed_by_the_jurist() {
        var dossier = journeys.visited("EV-101");
        journeys.complete("juridique", dossier, "task_checkPlanning", Map.of("sign", true));
        journeys.until(dossier, "task_fileAuthorisation");
        journeys.complete("juridique", dossier, "task_fileAuthorisation", Map.of("fileComplete", true));
        assertThat(safety.step(dossier, Requirement.AUTORISATION_ENSEIGNE).state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void the_town_is_only_told_of_what_needs_no_authorisation() {
        var dossier = journeys.requestedBy("agent", publicIn("EV-101", 12));
        journeys.until(dossier, "task_fileAuthorisation");
        journeys.complete("securite", dossier, "task_fileAuthorisation");
        assertThat(safety.step(dossier, Requirement.DECLARATION_MAIRIE).state()).isEqualTo(State.DONE);
        assertThat(safety.withheld(dossier)).isEmpty();
    }

    @Test
    void a_large_place_waits_for_the_order_of_the_mayor_which_silence_never_gives() {
        var wishes = new HashMap<>(publicIn("EV-105", 250));
        wishes.put("erpType", "L_SPECTACLE");
        var dossier = journeys.requestedBy("agent", wishes);
        journeys.until(dossier, "task_recordAnswer");
        assertThat(safety.category(dossier)).isEqualTo("CAT4");

        demo.moveTo(LocalDate.now(clock).plusDays(40).atTime(9, 0));

        assertThat(journeys.open(dossier)).contains("task_recordAnswer");
        assertThat(safety.step(dossier, Requirement.ARRETE_OUVERTURE).state()).isEqualTo(State.WAITING);
        journeys.complete("securite", dossier, "task_recordAnswer", Map.of("authorityAnswer", "GRANTED"));
        assertThat(safety.step(dossier, Requirement.VISITE_COMMISSION).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void an_association_waits_for_the_order_while_the_mayor_and_the_commission_are_written_to() {
        var dossier = journeys.externalAt(
                "EV-105",
                "ASSOCIATION_IG",
                Map.of(
                        "publicReception",
                        true,
                        "publicCountFloors",
                        250,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        250,
                        "erpType",
                        "L_SPECTACLE",
                        "staffCount",
                        4));
        journeys.until(dossier, "task_fileAuthorisation");
        journeys.complete("securite", dossier, "task_fileAuthorisation", Map.of("fileComplete", true));

        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.kind() == DocumentKind.AUTHORITY_LETTER)
                .extracting(Document::name)
                .as("the space is the house's own: no owner to tell")
                .hasSize(2)
                .anyMatch(name -> name.contains("maire"))
                .anyMatch(name -> name.contains("commission"));
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.AUTORISATION_ATTENDUE);
        journeys.complete(
                "securite",
                dossier,
                "task_recordAnswer",
                Map.of("authorityAnswer", "GRANTED", "orderReference", "ARR-2026-0042"));
        assertThat(safety.step(dossier, Requirement.ARRETE_OUVERTURE).reference())
                .isEqualTo("ARR-2026-0042");
        assertThat(safety.withheld(dossier)).isEmpty();
    }

    @Test
    void an_exceptional_use_is_asked_for_fifteen_days_before_at_least() {
        var start = LocalDate.now(clock).plusDays(40);
        var dossier = journeys.externalAt(
                "EV-101",
                "ASSOCIATION_IG",
                Map.of(
                        "publicReception",
                        true,
                        "publicCountFloors",
                        30,
                        "publicCountBasement",
                        0,
                        "publicCountTotal",
                        30,
                        "erpType",
                        "M",
                        "staffCount",
                        2,
                        "oneOff",
                        true,
                        "requestedStart",
                        start.toString(),
                        "requestedEnd",
                        start.plusDays(1).toString()));
        journeys.until(dossier, "task_fileAuthorisation");
        demo.moveTo(start.minusDays(14).atTime(9, 0));
        assertThatThrownBy(() -> journeys.complete("securite", dossier, "task_fileAuthorisation"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("quinze jours au moins avant");
        journeys.complete(
                "securite",
                dossier,
                "task_fileAuthorisation",
                Map.of("filedOn", start.minusDays(15).toString()));
        assertThat(safety.step(dossier, Requirement.GN6).state()).isEqualTo(State.WAITING);
    }

    private String agreementLetter(DossierNumber dossier) {
        return jdbc.sql("select body from outbox where dossier = :dossier and subject like '% – accord de principe'")
                .param("dossier", dossier.value())
                .query(String.class)
                .single();
    }

    /** Twelve visitors and four agents in EV-001 for nine months. */
    private DossierNumber headOfBridge() {
        return journeys.requestedBy("agent", publicIn("EV-001", 12));
    }

    private Map<String, Object> publicIn(String space, int visitors) {
        var start = LocalDate.now(clock).plusDays(40);
        return Map.ofEntries(
                Map.entry("spaceCode", space),
                Map.entry("scenario", "TETE_DE_PONT"),
                Map.entry("publicReception", true),
                Map.entry("publicCountFloors", visitors),
                Map.entry("publicCountBasement", 0),
                Map.entry("publicCountTotal", visitors),
                Map.entry("erpType", "W"),
                Map.entry("staffCount", 4),
                Map.entry("requestedStart", start.toString()),
                Map.entry("requestedEnd", start.plusMonths(9).minusDays(1).toString()));
    }

    private Step state(DossierNumber dossier) {
        return safety.step(dossier, Requirement.DOSSIER_AT_13824);
    }
}
