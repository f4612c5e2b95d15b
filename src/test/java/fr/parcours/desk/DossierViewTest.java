package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.DossierNumber;
import fr.parcours.desk.DossierLine.Period;
import fr.parcours.desk.DossierLine.Place;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers.Stage;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Findings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** A dossier as JSON keeps what contract.md promises. */
class DossierViewTest {
    /** As Spring Boot sets it up. */
    static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void the_fields_of_the_contract_are_there_under_their_names() {
        assertThat(names(json()))
                .contains("number", "state", "stateLabel", "step", "waitingFor", "actions", "roundTrips", "documents");
        assertThat(names(json().at("/waitingFor/0"))).contains("role", "since", "until");
        assertThat(names(json().at("/actions/0"))).containsExactly("id", "label");
    }

    @Test
    void a_number_is_text_and_a_state_its_name() {
        assertThat(json().get("number").asText()).isEqualTo("OCC-2026-0001");
        assertThat(json().get("state").asText()).isEqualTo("EN_INSTRUCTION");
        assertThat(json().get("stateLabel").asText()).isEqualTo("En instruction");
        assertThat(json().get("step").asText()).isEqualTo("visit");
    }

    @Test
    void times_are_those_of_Paris_to_the_minute_and_days_are_days() {
        assertThat(json().at("/waitingFor/0/since").asText()).isEqualTo("2026-11-24T09:00");
        assertThat(json().at("/roundTrips/0/until").asText()).isEqualTo("2026-11-25T09:00");
        assertThat(json().at("/period/from").asText()).isEqualTo("2027-01-04");
        assertThat(json().at("/steps/0/at").asText()).isEqualTo("2026-11-24T09:00");
    }

    @Test
    void each_step_says_where_it_stands() {
        assertThat(json().at("/steps/0/status").asText()).isEqualTo("done");
        assertThat(json().at("/steps/1/status").asText()).isEqualTo("current");
        assertThat(json().at("/steps/9/status").asText()).isEqualTo("toCome");
    }

    private static JsonNode json() {
        return JSON.valueToTree(sample());
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    static DossierView sample() {
        var visit = TimelineTest.work("task_planVisit", "site-visit", null);
        var trip = TimelineTest.asked("task_planVisit", "site-visit");
        var stages = List.of(new Stage(DossierState.DEPOSE, START));
        var timeline =
                new Timeline(DossierState.EN_INSTRUCTION, Timeline.Origin.SERVICE, List.of(visit), List.of(), stages);
        return new DossierView(
                new DossierNumber("OCC-2026-0001"),
                DossierState.EN_INSTRUCTION,
                DossierState.EN_INSTRUCTION.label(),
                START,
                timeline.now().step(),
                timeline.now().label(),
                Waiting.of(List.of(visit), List.of(), Set.of("grp-patrimoine"), role -> "Patrimoine", START),
                List.of(new DossierView.Action("abandon", "Abandonner la demande")),
                List.of(DossierView.Trip.of(trip, List.of(), role -> "Patrimoine", true, START)),
                List.of(),
                List.of(),
                List.of(new DossierView.Past("Valider la demande", "Hiérarchie", START, START.plusSeconds(7200), null)),
                List.of(),
                List.of(),
                timeline.steps(),
                List.of(DossierView.Point.of(
                        new Findings.Point(new Finding("DTA_ABSENT", Finding.Severity.RESERVE), null), login -> login)),
                List.of(),
                List.of(),
                List.of(),
                new Place("EV-101", "Ancienne agence technique", "Roubaix", null),
                new Period(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 7, 3)),
                "Permanence d'accueil provisoire",
                6,
                0,
                "service-participation",
                "Service participation",
                null,
                null,
                null,
                null,
                null,
                START,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2027, 7, 3),
                List.of());
    }
}
