package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.space.Days;
import fr.parcours.register.visit.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that end in a reasoned refusal, and one that finds another space first. */
@ParcoursTest
class RefusedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Findings findings;

    @Autowired
    Days days;

    @Autowired
    Visits visits;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private static final String REASON = "La capacité de l'espace ne permet pas d'accueillir cet effectif.";

    @Test
    void too_many_people_for_the_exits_is_refused_with_its_reasons_and_no_court_block() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");

        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "REFUSE", "refusalReason", REASON));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        journeys.journey(dossier)
                .isEnded()
                .hasPassed("task_redirectRequest")
                .hasNotPassed("call_siteVisit", "call_agreement");
        var letter = jdbc.sql("select body from outbox where dossier = ? and subject like '%refusée%'")
                .param(dossier.value())
                .query(String.class)
                .single();
        assertThat(letter)
                .contains(REASON)
                .contains("arbitrent")
                .doesNotContain("tribunal")
                .endsWith("/dossiers/" + dossier);
    }

    @Test
    void a_refusal_leaves_the_house_only_when_it_is_confirmed() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        var unconfirmed = new HashMap<String, Object>(Map.of("orientation", "REFUSE", "refusalReason", REASON));
        unconfirmed.put("refusalConfirmed", null);
        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_redirectRequest", unconfirmed))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Confirmez-vous le refus");
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
    }

    @Test
    void another_space_is_proposed_checked_again_and_held() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));

        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "OTHER_SPACE", "otherSpaceCode", "EV-101"));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");

        journeys.complete("patrimoine", dossier, "task_setHold", Map.of("orientation", "HOLD"));
        var today = LocalDate.now(clock);
        assertThat(days.overlaps("EV-101", today.plusDays(40), today.plusDays(41), journeys.nobody()))
                .isTrue();
    }

    @Test
    void an_unfavourable_visit_leads_to_a_refusal_and_frees_the_space() {
        var dossier = journeys.held("EV-102");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        journeys.complete("patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", false));
        assertThat(journeys.open(dossier)).as("a missed visit is planned again").containsExactly("task_planVisit");

        journeys.complete("patrimoine", dossier, "task_planVisit");
        journeys.complete(
                "patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "NO_GO"));
        assertThat(days.holdsAny(dossier)).isFalse();

        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "HOLD", "takeBackReason", "Le compte rendu était celui d'un autre espace."));
        assertThat(journeys.open(dossier))
                .as("the wrong report is given again, the visit is not")
                .containsExactly("task_reportVisit");
        assertThat(days.holdsAny(dossier)).isTrue();
        assertThat(visits.takenBack(dossier)).hasSize(1);
        journeys.complete(
                "patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "NO_GO"));

        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "REFUSE", "refusalReason", REASON));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(days.holdsAny(dossier)).isFalse();
    }

    @Test
    void negative_check_b_a_space_found_squatted_is_barred_and_an_incident_begins() {
        var dossier = journeys.held("EV-102");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        assertThatThrownBy(() -> report(dossier, "GO"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Défavorable");
        report(dossier, "NO_GO");

        assertThat(findings.of(dossier)).contains(new Finding("ESPACE_INDISPONIBLE", Finding.Severity.BLOCK));
        assertThat(journeys.open(dossier)).containsExactlyInAnyOrder("task_redirectRequest", "task_treatIncident");
        assertThatThrownBy(() ->
                        journeys.complete("patrimoine", dossier, "task_redirectRequest", Map.of("orientation", "HOLD")))
                .as("nobody takes back that people live there")
                .isInstanceOf(BadInput.class);
        var next = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));
        journeys.until(next, "task_redirectRequest");

        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of("orientation", "REFUSE", "refusalReason", "L'espace est occupé sans titre."));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        journeys.complete("patrimoine", dossier, "task_treatIncident", Map.of("claim", false));
        journeys.journey(dossier).isEnded();
    }

    private void report(DossierNumber dossier, String decision) {
        journeys.complete(
                "patrimoine",
                dossier,
                "task_reportVisit",
                Map.of("visitHeld", true, "squatted", true, "visitDecision", decision));
    }

    @Test
    void a_point_of_law_is_instructed_first_and_may_end_it() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "worshipOrPolitical", true));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(journeys.open(dossier)).containsExactly("task_instructLegal");

        journeys.complete("juridique", dossier, "task_instructLegal", Map.of("legalDecision", "REFUSE"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
    }

    @Test
    void or_lets_it_go_on() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "sleeping", true));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        journeys.complete("juridique", dossier, "task_instructLegal", Map.of("legalDecision", "GO"));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }
}
