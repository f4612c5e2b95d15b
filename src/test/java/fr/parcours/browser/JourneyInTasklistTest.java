package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole journey clicked through the real Tasklist, each person at his own screen; the guide's pictures on the way. */
@ParcoursTest
@Tag("browser")
class JourneyInTasklistTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DemoClock clock;

    @LocalServerPort
    int port;

    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void opensABrowser() throws IOException {
        Files.createDirectories(PICTURES);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("parcours.test.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterEach
    void closesIt() {
        browser.close();
        playwright.close();
    }

    @Test
    void from_the_request_to_a_closed_occupation() {
        var today = LocalDate.from(clock.now());
        try (var agent = visitor("agent")) {
            agent.opensTheStartForm()
                    .types("purpose", "Permanence d'accueil provisoire pendant des travaux")
                    .picks("scenario", "Bureaux tampons")
                    .types("staffCount", "6")
                    .picks("spaceCode", "EV-001")
                    .dates("requestedStart", today.plusDays(40))
                    .dates("requestedEnd", today.plusDays(220))
                    .answers("publicReception", "Non, personnel uniquement")
                    .seesShot(picture("01-request-occupation"))
                    .completes();
            assertThat(agent.failures()).isEmpty();
        }
        var dossier =
                dossiers.page(List.of("service-participation"), null, 1).get(0).number();

        task("hierarchie", dossier, "task_validateRequest", it -> it.answers("hierarchicalValidation", "Oui"));
        task("patrimoine", dossier, "task_setHold", it -> it.answers("orientation", "Poser"));
        task(
                "patrimoine",
                dossier,
                "task_planVisit",
                it -> it.dates("visitAt", today.plusDays(7))
                        .times("visitAt", "10:00")
                        .types("meetingPoint", "Devant l'entrée ; le patrimoine apporte les clés"));
        task(
                "patrimoine",
                dossier,
                "task_reportVisit",
                it -> it.answers("visitHeld", "Oui")
                        .types("visitFindings", "Espace sain, eau et chauffage en service.")
                        .answers("visitDecision", "Favorable"));
        task("juridique", dossier, "task_draftNote", it -> it.types("responsibleFunction", "Chef du service occupant"));
        task("signature-dga", dossier, "task_signDga", it -> it.answers("signDecision", "Signer"));
        task(
                "patrimoine",
                dossier,
                "task_takeEntryInventory",
                it -> it.types("roomName", "Grande salle").picks("roomCondition", "4"));
        task("agent", dossier, "task_countersignEntry", it -> it.answers("countersign", "Je signe sans"));
        task(
                "patrimoine",
                dossier,
                "task_handOverKeys",
                it -> it.types("setNo", "1")
                        .picks("kind", "Badge")
                        .types("copies", "2")
                        .types("receiverFunction", "Agent demandeur"));
        task("agent", dossier, "task_acknowledgeKeys", it -> it.answers("keysReceived", "Oui"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        look("agent", "/dossiers/" + dossier, "dossier-open");

        clock.moveTo(dossiers.get(dossier).request().requestedEnd().plusDays(1).atTime(8, 0));
        task("patrimoine", dossier, "task_takeExitInventory", it -> {});
        task("agent", dossier, "task_countersignExit", it -> it.answers("countersign", "Je signe sans"));
        task("patrimoine", dossier, "task_returnKeys", it -> it.answers("allKeysReturned", "Oui"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        look("agent", "/dossiers", "dossiers");
    }

    @Test
    void steering_staff_see_running_journeys_on_the_diagram_in_Cockpit() {
        journeys.agreed("EV-101");
        try (var pilot = visitor("pilotage")) {
            pilot.goTo("/camunda/app/cockpit/default/#/processes");
            pilot.page().locator("text=Occupation d'un espace vacant").first().click();
            pilot.page().locator(".djs-container").first().waitFor();
            pilot.page().locator(".activity-count, .badge").first().waitFor();
            pilot.seesShot(picture("cockpit"));
            assertThat(pilot.failures()).isEmpty();
        }
    }

    @Test
    void each_form_beside_the_straight_road_is_there_to_be_read() {
        var hostile = "{{7*7}} <b>accueil</b> provisoire du public pendant des travaux";
        var law = journeys.requestedBy(
                "agent", Map.of("spaceCode", "EV-101", "worshipOrPolitical", true, "purpose", hostile));
        validate(law, true);
        try (var jurist = visitor("juridique")) {
            jurist.takes(journeys.task(law, "task_instructLegal").getId()).seesShot(picture("task_instructLegal"));
            assertThat(jurist.field("dossierSummary").inputValue())
                    .contains(hostile)
                    .doesNotContain("49");
            assertThat(jurist.failures()).isEmpty();
        }
        var tooMany = journeys.requestedBy("agent", Map.of("spaceCode", "EV-001", "staffCount", 40));
        validate(tooMany, true);
        shot("patrimoine", tooMany, "task_redirectRequest");

        var incomplete = journeys.request("EV-101");
        validate(incomplete, false);
        shot("agent", incomplete, "task_correctRequest");
        for (var turn = 0; turn < 3; turn++) {
            journeys.complete("agent", incomplete, "task_correctRequest");
            validate(incomplete, false);
        }
        shot("pilotage", incomplete, "task_arbitrate");

        var asked = journeys.agreed("EV-102");
        try (var jurist = visitor("juridique")) {
            jurist.takes(journeys.task(asked, "task_draftNote").getId())
                    .opens("Demander un complément")
                    .seesShot(picture("ask-completion"));
            assertThat(jurist.failures()).isEmpty();
        }
        journeys.ask("juridique", asked, "task_draftNote");
        shot("agent", asked, "task_answerRequest");

        try (var agent = visitor("agent")) {
            agent.goTo("/dossiers/" + asked).opens("Modifier la période").seesShot(picture("action-change"));
            agent.goTo("/dossiers/" + asked).opens("Abandonner").seesShot(picture("action-abandon"));
            agent.goTo("/dossiers/" + journeys.opened("EV-103"))
                    .opens("Donner congé")
                    .seesShot(picture("action-notice"));
            assertThat(agent.failures()).isEmpty();
        }
    }

    @Test
    void a_request_half_filled_in_waits_on_another_machine_with_its_file(@TempDir Path folder) throws IOException {
        var plan = Files.write(folder.resolve("Plan.pdf"), SampleFiles.pdf());
        try (var agent = visitor("agent")) {
            agent.opensTheStartForm()
                    .types("purpose", "Permanence d'accueil provisoire")
                    .attaches(plan)
                    .clicks("Enregistrer le brouillon")
                    .reads("Votre saisie est gardée");
            assertThat(agent.failures()).isEmpty();
        }

        try (var agent = visitor("agent")) {
            agent.opensTheStartForm().clicks("Reprendre le brouillon du").reads("Plan.pdf");
            assertThat(agent.field("purpose").inputValue()).isEqualTo("Permanence d'accueil provisoire");
            assertThat(agent.failures()).isEmpty();
        }
    }

    private void validate(DossierNumber dossier, boolean yes) {
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", yes));
    }

    private void shot(String login, DossierNumber dossier, String task) {
        try (var person = visitor(login)) {
            person.takes(journeys.task(dossier, task).getId()).seesShot(picture(task));
            assertThat(person.failures()).isEmpty();
        }
    }

    private void task(String login, DossierNumber dossier, String task, Consumer<Visitor> fillsIn) {
        try (var person = visitor(login)) {
            person.takes(journeys.task(dossier, task).getId());
            fillsIn.accept(person);
            person.seesShot(picture(task)).completes();
            assertThat(person.failures()).isEmpty();
        }
        assertThat(journeys.open(dossier)).doesNotContain(task);
    }

    private void look(String login, String address, String name) {
        try (var person = visitor(login)) {
            person.goTo(address).seesShot(picture(name));
            assertThat(person.failures()).isEmpty();
        }
    }

    private Visitor visitor(String login) {
        return new Visitor(browser, "http://localhost:" + port, login);
    }

    private static Path picture(String name) {
        return PICTURES.resolve(name + ".png");
    }
}
