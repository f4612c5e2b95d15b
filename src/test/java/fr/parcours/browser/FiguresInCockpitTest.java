package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What managers see in the real Cockpit is what our addresses tell. */
@ParcoursTest
@Tag("browser")
class FiguresInCockpitTest {
    @Autowired
    Journeys journeys;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void a_diagram_glows_where_it_sticks_and_leads_into_what_it_calls() {
        happened();
        var pilot = visitor("pilotage");
        pilot.goTo("/camunda/app/cockpit/default/#/processes");
        pilot.page().locator("text=Occupation d'un espace vacant").first().click();
        var panel = pilot.page().locator(".parcours-heat");
        panel.locator("select").first().selectOption("open");

        var journey = figures("processes").get("site-visit");
        assertThat(badge(pilot.page(), "task_validateRequest").textContent()).isEqualTo("1");
        assertThat(badge(pilot.page(), "call_siteVisit").textContent())
                .isEqualTo(journey.get("open").asText());
        assertThat(pilot.page()
                        .locator(".djs-element.parcours-heat-4[data-element-id=task_validateRequest]")
                        .count())
                .isEqualTo(1);
        panel.getByText("jusqu'à 1").first().waitFor();
        assertThat(pilot.page().locator(".parcours-heat-arrows text").allTextContents())
                .singleElement()
                .asString()
                .isEqualTo("1 → Agent demandeur");
        pilot.seesShot(Chromium.PICTURES.resolve("heat-map.png"));

        badge(pilot.page(), "call_siteVisit").click();
        pilot.page().waitForURL(url -> url.contains("site-visit"));
        assertThat(badge(pilot.page(), "task_planVisit").textContent()).isNotEmpty();
        assertThat(pilot.failures()).isEmpty();
    }

    @Test
    void the_page_of_bottlenecks_shows_the_figures_that_the_address_tells() {
        happened();
        var pilot = visitor("pilotage");
        pilot.goTo("/camunda/app/cockpit/default/#/processes");
        pilot.page()
                .locator("a")
                .filter(new Locator.FilterOptions().setHasText("Goulots"))
                .first()
                .click();
        var steps = pilot.page().locator(".goulots table").first();
        steps.waitFor();
        for (var step : figures("steps").values()) {
            var shown = steps.locator("tbody tr:has(th:text-is(\"%s\"))"
                    .formatted(step.get("label").asText()));
            if (step.get("open").asLong() + step.get("finished").asLong() > 0) {
                assertThat(shown.locator("td").allTextContents().subList(2, 5))
                        .as(step.get("label").asText())
                        .containsExactly(
                                step.get("finished").asText(),
                                step.get("open").asText(),
                                step.get("overdue").asText());
            }
        }
        pilot.reads("prend").reads("Qui demande à qui").reads("Avant, après");
        assertThat(violations(pilot.page(), ".goulots")).isEmpty();
        pilot.seesShot(Chromium.PICTURES.resolve("goulots.png"));

        pilot.goTo("/goulots?commune=Roubaix").reads("Les étapes, par la part du temps");
        assertThat(violations(pilot.page(), "body")).isEmpty();
        assertThat(pilot.failures()).isEmpty();
    }

    @Test
    void a_table_of_rules_reads_in_French() {
        var pilot = visitor("pilotage");
        pilot.goTo("/camunda/app/cockpit/default/#/decisions");
        pilot.page().locator("a:text-is(\"Titre d'occupation\")").first().click();
        pilot.page().locator(".dmn-js-parent .clause").first().waitFor();
        assertThat(pilot.page().locator(".dmn-js-parent .hit-policy").first().textContent())
                .contains("Règles retenues", "la première");
        assertThat(pilot.page().locator(".dmn-js-parent .clause").allTextContents())
                .containsOnly("Si", "et", "Alors");
        assertThat(pilot.failures()).isEmpty();
    }

    @Test
    void who_may_not_see_the_figures_is_told_so() {
        visitor("agent").goTo("/goulots").reads("Votre rôle ne donne pas accès aux chiffres du pilotage.");
    }

    /** One request waits, late, for its superior; another was sent back once and waits for its visit. */
    private void happened() {
        journeys.request("EV-102");
        var dossier = journeys.held("EV-101");
        journeys.ask("patrimoine", dossier, "task_planVisit");
        journeys.complete("agent", dossier, "task_answerRequest");
        var sentBack = journeys.request("EV-103");
        journeys.complete("hierarchie", sentBack, "task_validateRequest");
        journeys.ask("patrimoine", sentBack, "task_setHold");
        clock.advance(Duration.ofDays(12));
    }

    private Map<String, JsonNode> figures(String part) {
        var found = new Robot("http://localhost:" + port)
                .get("pilotage", "/api/insight/steps")
                .json()
                .get(part);
        var name = part.equals("steps") ? "step" : "process";
        return StreamSupport.stream(found.spliterator(), false)
                .collect(Collectors.toMap(row -> row.get(name).asText(), row -> row));
    }

    private static Locator badge(Page page, String node) {
        return page.locator("[data-container-id=%s] .parcours-heat-badge".formatted(node))
                .first();
    }

    private static List<String> violations(Page page, String part) {
        return new AxeBuilder(page)
                .include(part).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }

    private Visitor visitor(String login) {
        return new Visitor(chromium.browser(), "http://localhost:" + port, login);
    }
}
