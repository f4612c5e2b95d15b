package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Days;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service of the MEL asks for EV-001, gets it, and gives it back. */
@ParcoursTest
class OpenedAndClosedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Days days;

    @Autowired
    DemoClock clock;

    @Test
    void from_the_request_to_an_open_door_and_back_at_the_end_date() {
        var dossier = journeys.request("EV-001");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.DEPOSE);
        assertThat(journeys.open(dossier)).containsExactly("task_validateRequest");

        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_INSTRUCTION);

        journeys.complete("patrimoine", dossier, "task_setHold", Map.of("orientation", "HOLD"));
        journeys.journey(dossier).isStarted().isWaitingAt("call_siteVisit");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        journeys.complete("patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "GO"));

        journeys.until(dossier, "task_agreeInPrinciple");
        journeys.complete("patrimoine", dossier, "task_agreeInPrinciple", Map.of("principle", "AGREED"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);

        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_SIGNATURE);

        journeys.complete("signature-dga", dossier, "task_signDga", Map.of("signDecision", "SIGN"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);

        journeys.until(dossier, "task_takeEntryInventory");
        journeys.complete("patrimoine", dossier, "task_takeEntryInventory");
        journeys.complete("agent", dossier, "task_countersignEntry", Map.of("countersign", "SIGN"));
        journeys.until(dossier, "task_handOverKeys");
        journeys.complete("patrimoine", dossier, "task_handOverKeys");
        journeys.complete("agent", dossier, "task_acknowledgeKeys", Map.of("keysReceived", true));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(journeys.open(dossier)).isEmpty();

        var last = dossiers.get(dossier).request().requestedEnd();
        clock.moveTo(last.plusDays(1).atTime(8, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);

        journeys.complete("patrimoine", dossier, "task_takeExitInventory");
        journeys.complete("agent", dossier, "task_countersignExit", Map.of("countersign", "SIGN"));
        journeys.complete("patrimoine", dossier, "task_returnKeys", Map.of("allKeysReturned", true));
        var life = journeys.as("agent", () -> journeys.formOf(dossier, "task_writeEvaluation"))
                .data()
                .get("journeyText")
                .toString();
        journeys.untilNothingIsOpen(dossier);

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        assertThat(life)
                .matches("(?s).*Vie de l'occupation : \\d+ jours, du .*")
                .contains("De la demande à l'ouverture");
        journeys.journey(dossier)
                .isEnded()
                .hasPassed(
                        "task_validateRequest",
                        "task_setHold",
                        "call_siteVisit",
                        "call_technicalReview",
                        "call_safetyReview",
                        "call_legalReview",
                        "task_agreeInPrinciple",
                        "call_agreement",
                        "call_insurance",
                        "call_utilities",
                        "call_permits",
                        "call_keysHandover",
                        "call_occupancy",
                        "call_closing")
                .hasNotPassed("task_redirectRequest", "task_instructLegal", "call_completionRequest");
        assertThat(days.overlaps("EV-001", last.plusDays(2), last.plusDays(3), dossier))
                .isFalse();
    }
}
