package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.visit.Visits;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was done is not to come: each form refuses the day, by its name, and proposes one that can be. */
@ParcoursTest
class DatesStory {
    private static final Map<String, List<String>> DONE_ON = Map.of(
            "task_declareOccupation", List.of("declaredOn", "liabilityNoteDate"),
            "task_orderUtilities", List.of("orderedOn"),
            "task_confirmUtilities", List.of("inServiceOn"),
            "task_recordDiagnostic", List.of("diagnosticDate"),
            "task_takeEntryInventory", List.of("inventoryDate", "extinguishersCheckedOn"),
            "task_readMeters", List.of("readOn"),
            "task_takeExitInventory", List.of("inventoryDate"),
            "task_closeMeters", List.of("readOn"));

    @Autowired
    Journeys journeys;

    @Autowired
    Visits visits;

    @Autowired
    Inventories inventories;

    @Autowired
    TestClock clock;

    @Test
    void a_visit_is_told_for_the_day_on_which_it_was() {
        var dossier = journeys.held("EV-101");
        var appointed = clock.today().plusDays(6);
        journeys.complete("patrimoine", dossier, "task_planVisit", Map.of("visitAt", appointed + "T10:00"));
        var went = Map.<String, Object>of("visitHeld", true, "visitDecision", "GO");
        isRefused("patrimoine", dossier, "task_reportVisit", "visitedOn", went);

        clock.advance(Duration.ofDays(8));
        journeys.complete("patrimoine", dossier, "task_reportVisit", went);
        assertThat(visits.latest(dossier).orElseThrow().report().heldOn()).isEqualTo(appointed);
    }

    @Test
    void a_visit_that_came_sooner_is_told_for_that_day() {
        var dossier = journeys.held("EV-101");
        var appointed = clock.today().plusDays(6);
        journeys.complete("patrimoine", dossier, "task_planVisit", Map.of("visitAt", appointed + "T10:00"));
        assertThat(journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_reportVisit"))
                        .data()
                        .get("earlyText")
                        .toString())
                .as("the hour has not come: a report says so")
                .contains("10 h");
        journeys.complete("patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "GO"));

        assertThat(visits.latest(dossier).orElseThrow().report().heldOn()).isEqualTo(clock.today());
    }

    @Test
    void nor_is_any_other_day_on_which_something_was_done() {
        var dossier = journeys.visited("EV-101");
        journeys.complete("technique", dossier, "task_surveyDiagnostics", Map.of("diagnostics", List.of()));
        var seen = walk(dossier);
        assertThat(inventories.find(dossier, Kind.ENTREE).orElseThrow().takenOn())
                .isEqualTo(clock.today());

        var leaving = clock.today().plusMonths(2);
        journeys.act("agent", dossier, "notice", Map.of("noticeDate", leaving.toString()));
        clock.moveTo(leaving.atTime(9, 0));
        journeys.until(dossier, "task_takeExitInventory");
        assertThatThrownBy(() -> journeys.complete(
                        "patrimoine",
                        dossier,
                        "task_takeExitInventory",
                        Map.of("inventoryDate", clock.today().minusMonths(3).toString())))
                .hasMessageContaining("ne peut pas précéder");
        seen.addAll(walk(dossier));
        assertThat(seen).containsAll(DONE_ON.keySet());
    }

    /** To the end of what is open. @return the tasks on the way */
    private Set<String> walk(DossierNumber dossier) {
        var seen = new HashSet<String>();
        for (var next = journeys.next(dossier); next.isPresent(); next = journeys.next(dossier)) {
            var deed = next.get();
            seen.add(deed.task());
            DONE_ON.getOrDefault(deed.task(), List.of())
                    .forEach(field -> isRefused(deed.login(), dossier, deed.task(), field, deed.answer()));
            journeys.complete(deed.login(), dossier, deed.task(), deed.answer());
        }
        return seen;
    }

    /** With tomorrow there, and whatever else is right. */
    private void isRefused(String login, DossierNumber dossier, String task, String field, Map<String, ?> rest) {
        var answer = new HashMap<String, Object>(rest);
        answer.put(field, clock.today().plusDays(1).toString());
        assertThatThrownBy(() -> journeys.complete(login, dossier, task, answer))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting(BadInput.Error::field)
                                .containsExactly(field));
    }
}
