package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import fr.parcours.story.Outsiders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole journey clicked through the real Tasklist, each person at his own screen; the guide's pictures on the way. */
@ParcoursTest
@Tag("browser")
class JourneyInTasklistTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DemoClock clock;

    @Autowired
    Outsiders outsiders;

    @LocalServerPort
    int port;

    private final Map<String, Visitor> visitors = new HashMap<>();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    /** Scenario 2 of domain.md: an outpost that receives the public, in the former control room, by every role in turn. */
    @Test
    void from_the_request_to_a_closed_occupation() {
        var today = LocalDate.from(clock.now());
        var outpost = journeys.startForm("agent");
        visitor("agent")
                .opensTheStartForm()
                .fillsIn(
                        outpost,
                        journeys.answer(
                                outpost,
                                Map.ofEntries(
                                        Map.entry("spaceCode", "EV-001"),
                                        Map.entry("purpose", "Tête de pont : un guichet de la MEL près des habitants"),
                                        Map.entry("scenario", "TETE_DE_PONT"),
                                        Map.entry("publicReception", true),
                                        Map.entry("erpType", "W"),
                                        Map.entry("publicCountFloors", 12),
                                        Map.entry("publicCountBasement", 0),
                                        Map.entry("publicCountTotal", 12),
                                        Map.entry("staffCount", 4),
                                        Map.entry(
                                                "requestedStart",
                                                today.plusDays(40).toString()),
                                        Map.entry(
                                                "requestedEnd",
                                                today.plusDays(300).toString()))))
                .seesShot(picture("01-request-occupation"))
                .completes();
        var dossier =
                dossiers.page(List.of("service-participation"), null, 1).get(0).number();

        untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        look("agent", "/dossiers/" + dossier, "dossier-open");

        clock.moveTo(dossiers.get(dossier).lastDay().plusDays(1).atTime(8, 0));
        untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        look("agent", "/dossiers", "dossiers");
    }

    /** Each open task at the screen of whoever it is for, with what the good road answers. */
    private void untilNothingIsOpen(DossierNumber dossier) {
        for (var next = journeys.next(dossier); next.isPresent(); next = journeys.next(dossier)) {
            var deed = next.get();
            visitor(deed.login())
                    .takes(deed.taskId())
                    .fillsIn(deed.form(), deed.answer())
                    .seesShot(picture(deed.task()))
                    .completes();
            assertThat(visitor(deed.login()).failures()).isEmpty();
        }
    }

    @Test
    void steering_staff_see_running_journeys_on_the_diagram_in_Cockpit() {
        journeys.agreed("EV-101");
        {
            var pilot = visitor("pilotage");
            pilot.goTo("/camunda/app/cockpit/default/#/processes");
            pilot.page().locator("text=Occupation d'un espace vacant").first().click();
            pilot.page().locator(".djs-container").first().waitFor();
            pilot.page().locator(".activity-count, .badge").first().waitFor();
            pilot.seesShot(picture("cockpit"));
            assertThat(pilot.failures()).isEmpty();
        }
    }

    @Test
    void the_webapps_speak_French_and_lead_to_our_pages() {
        var pilot = visitor("pilotage");
        for (var app : List.of("tasklist", "cockpit", "welcome")) {
            pilot.goTo("/camunda/app/%s/default/".formatted(app));
            pilot.page().locator(".app-banner").waitFor();
            pilot.page().locator(".parcours-page").last().waitFor();
            assertThat(pilot.page().locator("html").getAttribute("lang")).isEqualTo("fr");
            assertThat(pilot.page().title()).startsWith("Parcours ");
            assertThat(pilot.page().locator("body").innerText())
                    .contains("Dates et heures du fuseau")
                    .doesNotContainPattern("\\b[A-Z]{3,}_[A-Z_]+\\b"); // a label's bare key
        }
        pilot.goTo("/camunda/app/cockpit/default/#/processes").reads("définitions de processus déployées");
        pilot.page().locator(".parcours-page a").first().click();
        pilot.page().waitForURL("**/dossiers");

        pilot.goTo("/camunda/app/welcome/default/");
        pilot.page().locator(".user-profile").first().waitFor();
        assertThat(pilot.page().locator(".user-profile .action-links a").all())
                .as("what the directory refuses")
                .noneMatch(Locator::isVisible);
        pilot.page().locator(".account .dropdown-toggle").click();
        pilot.page().locator("text=Se déconnecter").first().click();
        pilot.page().waitForURL("**/connexion?sortie");
        assertThat(pilot.failures()).isEmpty();
    }

    @Test
    void the_menu_of_who_keeps_the_machine_does_not_lead_to_dossiers_and_fits_a_telephone() {
        var admin = visitor("admin");
        admin.page().setViewportSize(390, 844);
        admin.goTo("/camunda/app/cockpit/default/");
        admin.page().locator(".navbar-toggle").first().click();
        admin.page().locator(".parcours-page:has-text('Guide')").waitFor();
        assertThat(admin.page().locator(".parcours-page:has-text('Dossiers')").isVisible())
                .isFalse();

        var agent = visitor("agent");
        agent.page().setViewportSize(390, 844);
        agent.goTo("/camunda/app/tasklist/default/");
        agent.page().locator(".navbar-toggle").first().click();
        agent.page().locator(".parcours-page:has-text('Dossiers')").waitFor();
        agent.seesShot(picture("tasklist-menu-phone"));
        var tops = agent.page().locator(".app-menu > ul > li:visible, .sections-menu > ul > li:visible").all().stream()
                .map(item -> item.boundingBox().y)
                .toList();
        assertThat(tops).as("one below the other").hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(admin.failures()).isEmpty();
        assertThat(agent.failures()).isEmpty();
    }

    @Test
    void each_form_beside_the_straight_road_is_there_to_be_read() {
        var hostile = "{{7*7}} <b>accueil</b> provisoire du public pendant des travaux";
        var law = journeys.requestedBy(
                "agent", Map.of("spaceCode", "EV-101", "worshipOrPolitical", true, "purpose", hostile));
        validate(law, true);
        {
            var jurist = visitor("juridique");
            jurist.takes(journeys.task(law, "task_instructLegal").getId());
            assertThat(jurist.field("dossierSummary").inputValue())
                    .contains(hostile)
                    .doesNotContain("49");
            assertThat(jurist.failures()).isEmpty();
        }
        var worship = journeys.requestedBy("agent", Map.of("spaceCode", "EV-101", "worshipOrPolitical", true));
        validate(worship, true);
        shot("juridique", worship, "task_instructLegal", "dossierSummary");

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
        {
            var jurist = visitor("juridique");
            jurist.takes(journeys.task(asked, "task_draftNote").getId())
                    .opens("Demander un complément")
                    .seesShot(picture("ask-completion"));
            assertThat(jurist.failures()).isEmpty();
        }
        journeys.ask("juridique", asked, "task_draftNote");
        shot("agent", asked, "task_answerRequest");

        {
            var agent = visitor("agent");
            agent.goTo("/dossiers/" + asked).opens("Modifier la période").seesShot(picture("action-change"));
            agent.goTo("/dossiers/" + asked).opens("Abandonner").seesShot(picture("action-abandon"));
            agent.goTo("/dossiers/" + journeys.opened("EV-103"))
                    .opens("Donner congé")
                    .seesShot(picture("action-notice"));
            assertThat(agent.failures()).isEmpty();
        }
    }

    @Test
    void what_an_occupant_from_outside_needs_is_there_to_be_read() {
        visitor("patrimoine")
                .opensTheStartForm()
                .types("legalName", "Association de démonstration")
                .types("siret", "99910001900010")
                .seesShot(picture("request-external"));

        var today = LocalDate.from(clock.now());
        var shop = journeys.externalAt(
                "EV-110",
                "ENTREPRISE",
                Map.of(
                        "economicUse",
                        true,
                        "freeRequested",
                        false,
                        "requestedStart",
                        today.plusDays(100).toString(),
                        "requestedEnd",
                        today.plusDays(460).toString()));
        journeys.until(shop, "task_qualifyOccupation");
        shot("juridique", shop, "task_qualifyOccupation", "domaniality");
        journeys.complete("juridique", shop, "task_qualifyOccupation");
        shot("juridique", shop, "task_publishNotice", "noticeObject");
        journeys.complete("juridique", shop, "task_publishNotice");
        journeys.act(
                "patrimoine",
                shop,
                "declare-interest",
                Map.of("interestName", "Coopérative d'exemple", "receivedOn", today.toString()));
        clock.moveTo(today.plusDays(31).atTime(9, 0));
        journeys.complete("patrimoine", shop, "task_closePublicity");
        shot("patrimoine", shop, "task_selectCandidate", "chosenCandidate");

        var hosted = journeys.externalAt("EV-101", "ASSOCIATION_IG", Map.of("freeRequested", true));
        journeys.until(hosted, "task_draftConvention");
        journeys.complete("juridique", hosted, "task_draftConvention", Map.of("articles", List.of()));
        shot("patrimoine2", hosted, "task_remarkConvention", "remarkDecision");
        var remark = Map.of("remarkArticle", "18", "remarkText", "Les enseignes existantes peuvent-elles rester ?");
        journeys.complete(
                "patrimoine2",
                hosted,
                "task_remarkConvention",
                Map.of("remarkDecision", "REMARK", "remarks", List.of(remark)));
        var neighbours = Map.of(
                "articleNo",
                "18",
                "articleText",
                "L'occupant prévient toute gêne pour le voisinage, de bruit en particulier. Il trie et évacue ses déchets. Les enseignes existantes restent en place.");
        journeys.complete(
                "juridique",
                hosted,
                "task_draftConvention",
                Map.of("articles", List.of(neighbours), "replyText", "L'article 18 est repris."));
        look("juridique", "/dossiers/%s/convention".formatted(hosted), "convention-versions");
        journeys.until(hosted, "task_controlCertificate");
        shot("assurances", hosted, "task_controlCertificate", "certificateDecision");
        journeys.until(hosted, "task_transmit");
        shot("assemblees", hosted, "task_transmit", "transmitted");
        journeys.untilNothingIsOpen(hosted);
        look("patrimoine", "/dossiers/" + hosted, "dossier-external");
    }

    @Test
    void how_an_occupation_from_outside_ends_is_there_to_be_read() {
        var dossier = outsiders.in("EV-103", "CODP");
        {
            var keeper = visitor("patrimoine");
            keeper.goTo("/dossiers/" + dossier)
                    .opens("Mettre fin avant le terme")
                    .seesShot(picture("action-revoke"));
            assertThat(keeper.failures()).isEmpty();
        }
        journeys.act("patrimoine", dossier, "revoke", Map.of("endingKind", "REVOCATION"));
        shot("signature-elu", dossier, "task_signEnding", "endingText");
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));
        clock.moveTo(dossiers.get(dossier).lastDay().plusDays(1).atTime(8, 0));
        journeys.until(dossier, "task_stateAccount");
        shot("finances2", dossier, "task_stateAccount", "accountText");
    }

    @Test
    void a_correction_asks_for_what_is_wrong_and_for_nothing_else() {
        var corrected = journeys.held("EV-101");
        var question = Map.of(
                "askedRole", "grp-porteur",
                "cause", "INFORMATION_ERRONEE",
                "question", "Combien serez-vous au plus fort de la journée ?",
                "askedFacts", List.of("EFFECTIF"));
        journeys.ask("patrimoine", corrected, "task_planVisit", question);
        {
            var agent = visitor("agent");
            agent.takes(journeys.task(corrected, "task_correctFacts").getId()).seesShot(picture("task_correctFacts"));
            assertThat(List.of("staffBefore", "purpose", "equipmentValue", "worksCost", "freeBefore"))
                    .as("what is asked about, and nothing else")
                    .filteredOn(key -> agent.field(key).isVisible())
                    .containsExactly("staffBefore");
            agent.types("staffCount", "8").completes();
            assertThat(agent.failures()).isEmpty();
        }
        {
            var clerk = visitor("patrimoine");
            clerk.takes(journeys.task(corrected, "task_planVisit").getId())
                    .reads("Corrigé le")
                    .reads("L'effectif, corrigé : 6 agents → 8 agents")
                    .opens("Corriger une coquille")
                    .seesShot(picture("mend-slip"));
            assertThat(clerk.failures()).isEmpty();
        }
    }

    @Test
    void a_request_half_filled_in_waits_on_another_machine_with_its_file(@TempDir Path folder) throws IOException {
        var plan = Files.write(folder.resolve("Plan.pdf"), SampleFiles.pdf());
        {
            var agent = visitor("agent");
            agent.opensTheStartForm()
                    .types("purpose", "Permanence d'accueil provisoire")
                    .attaches(plan)
                    .clicks("Enregistrer le brouillon")
                    .reads("Votre saisie est gardée");
            assertThat(agent.failures()).isEmpty();
        }

        {
            var agent = visitor("agent");
            agent.opensTheStartForm().clicks("Reprendre le brouillon du").reads("Plan.pdf");
            assertThat(agent.field("purpose").inputValue()).isEqualTo("Permanence d'accueil provisoire");
            assertThat(agent.failures()).isEmpty();
        }
    }

    private void validate(DossierNumber dossier, boolean yes) {
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", yes));
    }

    private void shot(String login, DossierNumber dossier, String task) {
        {
            var person = visitor(login);
            person.takes(journeys.task(dossier, task).getId()).seesShot(picture(task));
            assertThat(person.failures()).isEmpty();
        }
    }

    /** As above, with this field in the middle. */
    private void shot(String login, DossierNumber dossier, String task, String field) {
        var person = visitor(login);
        person.goTo("/dossiers"); // Tasklist starts anew: the last task was left as it was
        person.takes(journeys.task(dossier, task).getId());
        person.page()
                .locator("[id*='Field_%s']".formatted(field))
                .first()
                .evaluate("one => one.scrollIntoView({block: 'center'})");
        person.seesShot(picture(task));
        assertThat(person.failures()).isEmpty();
    }

    private void task(String login, DossierNumber dossier, String task, Consumer<Visitor> fillsIn) {
        {
            var person = visitor(login);
            person.takes(journeys.task(dossier, task).getId());
            fillsIn.accept(person);
            person.seesShot(picture(task)).completes();
            assertThat(person.failures()).isEmpty();
        }
        assertThat(journeys.open(dossier)).doesNotContain(task);
    }

    private void look(String login, String address, String name) {
        {
            var person = visitor(login);
            person.goTo(address).seesShot(picture(name));
            assertThat(person.failures()).isEmpty();
        }
    }

    /** Everybody keeps his own browser for the whole test. */
    private Visitor visitor(String login) {
        return visitors.computeIfAbsent(
                login, absent -> new Visitor(chromium.browser(), "http://localhost:" + port, login));
    }

    private static Path picture(String name) {
        return Chromium.PICTURES.resolve(name + ".png");
    }
}
