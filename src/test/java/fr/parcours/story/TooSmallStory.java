package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A space too small for what is asked: another one is proposed, and everybody can read why this one. */
@ParcoursTest
class TooSmallStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Forms forms;

    @Autowired
    Dossiers dossiers;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Test
    void patrimony_reads_which_space_fits_best_and_why_and_the_journey_goes_on_there() {
        var dossier = tooSmall();

        var form = form(dossier, "task_redirectRequest");
        assertThat(form.data().get("alternativesText").toString().lines())
                .as("those that fit first, then by points")
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("EV-101 — Ancienne agence technique (Roubaix) – 45 points : ")
                                .contains("métro ou tramway à moins de 500 m, accessible, chauffé, eau"),
                        line -> assertThat(line).startsWith("EV-102"),
                        line -> assertThat(line).startsWith("EV-110"),
                        line -> assertThat(line).startsWith("EV-112"),
                        line -> assertThat(line).startsWith("EV-104"),
                        line -> assertThat(line).startsWith("EV-103"),
                        line -> assertThat(line).contains("EV-105", "fermé depuis 26 mois"),
                        line -> assertThat(line).startsWith("EV-109"),
                        line -> assertThat(line).startsWith("EV-106"),
                        line -> assertThat(line).startsWith("EV-107"),
                        line -> assertThat(line).contains("EV-111", "trop petit (15 personnes pour 40)"),
                        line -> assertThat(line).contains("EV-108", "non disponible toute la période"));
        assertThat(form.data()).containsEntry("otherSpaceCode", "EV-101");

        journeys.complete("patrimoine", dossier, "task_redirectRequest", Map.of("orientation", "OTHER_SPACE"));
        assertThat(dossiers.get(dossier).request().spaceCode()).isEqualTo("EV-101");
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void who_comes_with_fewer_people_is_examined_again_where_he_asked() {
        var dossier = tooSmall();
        var asked = dossiers.get(dossier).request().spaceCode();
        assertThat(form(dossier, "task_redirectRequest")
                        .data()
                        .get("spaceOptions")
                        .toString())
                .doesNotContain(asked);
        journeys.act("patrimoine2", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 6));

        var form = form(dossier, "task_redirectRequest");
        assertThat(form.data()).containsEntry("otherSpaceCode", asked);
        assertThat(form.data().get("alternativesText").toString().lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).startsWith(asked).contains("la demande modifiée"));
        journeys.complete("patrimoine", dossier, "task_redirectRequest", Map.of("orientation", "OTHER_SPACE"));
        assertThat(dossiers.get(dossier).request().spaceCode()).isEqualTo(asked);
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void somebody_from_outside_is_offered_only_what_the_house_may_grant_by_itself() {
        var dossier = journeys.externalAt("EV-001", "ENTREPRISE", Map.of("staffCount", 40));

        assertThat(form(dossier, "task_redirectRequest")
                        .data()
                        .get("alternativesText")
                        .toString())
                .contains("EV-101", "EV-111")
                .doesNotContain("EV-104", "EV-106", "EV-107", "EV-108", "EV-112");
    }

    @Test
    void comparing_spaces_leaves_nothing_in_the_history_however_often_somebody_looks() {
        form(tooSmall(), "task_redirectRequest");
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey("spaceScore")
                        .count())
                .isZero();
    }

    @Test
    void a_space_that_somebody_else_holds_is_not_the_first_choice() {
        journeys.held("EV-101");
        var form = form(tooSmall(), "task_redirectRequest");

        assertThat(form.data()).containsEntry("otherSpaceCode", "EV-102");
        assertThat(form.data().get("alternativesText").toString()).containsPattern("EV-101 .*déjà pris");
    }

    @Test
    void a_refusal_names_the_spaces_that_would_do_and_tells_no_address() {
        var dossier = tooSmall();
        journeys.complete(
                "patrimoine",
                dossier,
                "task_redirectRequest",
                Map.of(
                        "orientation",
                        "REFUSE",
                        "refusalReason",
                        "La capacité de l'espace ne suffit pas à cet effectif."));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        var letter = jdbc.sql("select body from outbox where dossier = ? and subject like '%refusée%'")
                .param(dossier.value())
                .query(String.class)
                .single();
        assertThat(letter)
                .contains("ces espaces conviendraient", "EV-101 — Ancienne agence technique (Roubaix) (45 points")
                .doesNotContain("EV-111", "rue de l'Exemple");
    }

    private DossierNumber tooSmall() {
        var dossier = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(journeys.open(dossier)).isEqualTo(List.of("task_redirectRequest"));
        return dossier;
    }

    private Forms.View form(DossierNumber dossier, String task) {
        return journeys.as(
                "patrimoine", () -> forms.task(journeys.task(dossier, task).getId()));
    }
}
