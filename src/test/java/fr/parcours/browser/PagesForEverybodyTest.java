package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.message.Message.Visibility;
import fr.parcours.register.message.Messages;
import fr.parcours.story.InvitationKeys;
import fr.parcours.story.Journeys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Our own pages on a desk and on a telephone: axe-core finds nothing to mend, and a task is done on site. */
@ParcoursTest
@Tag("browser")
class PagesForEverybodyTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Messages messages;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Conventions conventions;

    @Autowired
    InvitationKeys keys;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void every_page_can_be_used_by_everybody() {
        var page = chromium.browser().newPage();
        page.navigate("http://localhost:%d/connexion".formatted(port));
        check(page, "page-connexion");

        var dossier = journeys.agreed("EV-101");
        journeys.ask("juridique", dossier, "task_draftNote");
        write(dossier, "juridique", "grp-juridique", Visibility.INTERNE, "La gratuité est-elle motivée ?");
        write(dossier, "patrimoine", "grp-patrimoine", Visibility.DEMANDEUR, "Les clés seront remises sur place.");
        var task = journeys.task(dossier, "task_draftNote").getId();
        var agent = new Visitor(chromium.browser(), "http://localhost:" + port, "agent");
        for (var one : Map.of(
                        "/dossiers",
                        "page-mes-dossiers",
                        "/dossiers/" + dossier,
                        "page-dossier-agent",
                        "/preferences",
                        "page-preferences",
                        "/suppleance",
                        "page-suppleance")
                .entrySet()) {
            agent.goTo(one.getKey());
            check(agent.page(), one.getValue());
        }
        assertThat(agent.failures()).isEmpty();

        var keeper = new Visitor(chromium.browser(), "http://localhost:" + port, "patrimoine");
        for (var one : Map.of(
                        "/dossiers/" + dossier,
                        "page-dossier",
                        "/espaces",
                        "page-espaces",
                        "/espaces/EV-101",
                        "page-espace",
                        "/jours-de-fermeture",
                        "page-jours-de-fermeture",
                        "/reprise",
                        "page-reprise")
                .entrySet()) {
            keeper.goTo(one.getKey());
            keeper.page().evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
            keeper.page().waitForTimeout(1500);
            keeper.page().locator(".schema img").all().forEach(Locator::scrollIntoViewIfNeeded);
            check(keeper.page(), one.getValue());
            assertThat(keeper.page()
                            .evaluate(
                                    "[...document.querySelectorAll('.schema img')].every(one => one.naturalWidth > 0)"))
                    .as("each picture is drawn")
                    .isEqualTo(true);
        }
        assertThat(keeper.failures()).isEmpty();

        var jurist = new Visitor(chromium.browser(), "http://localhost:" + port, "juridique");
        jurist.goTo("/taches/" + task).reads("En attente de");
        check(jurist.page(), "page-tache-en-attente");
        assertThat(jurist.failures()).isEmpty();
    }

    @Test
    void what_auditors_secretaries_and_negotiators_read_can_be_used_by_everybody() {
        var officer = new Visitor(chromium.browser(), "http://localhost:" + port, "dpo");
        officer.goTo("/audit/verification").reads("Journal intact");
        check(officer.page(), "page-audit");

        var secretary = new Visitor(chromium.browser(), "http://localhost:" + port, "assemblees");
        secretary.goTo("/seances").reads("Ajouter une séance");
        calls(secretary, "Bureau métropolitain", 40);
        calls(secretary, "Conseil métropolitain", 60);
        secretary.seesShot(Chromium.PICTURES.resolve("sessions.png"));
        check(secretary.page(), "page-seances");

        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_remarkConvention");
        draftAgain(dossier);
        var jurist = new Visitor(chromium.browser(), "http://localhost:" + port, "juridique");
        jurist.goTo("/dossiers/%s/convention".formatted(dossier)).reads("De la version 1 à la version 2");
        check(jurist.page(), "page-convention");
        assertThat(List.of(officer, secretary, jurist))
                .allSatisfy(one -> assertThat(one.failures()).isEmpty());
    }

    @Test
    void the_door_can_be_used_by_everybody() {
        var dossier = journeys.externalAt("EV-103", "ASSOCIATION_IG");
        journeys.until(dossier, "task_provideCertificate");
        var page = chromium.browser().newPage();
        page.navigate("http://localhost:%d/porte?lien".formatted(port));
        check(page, "page-porte-fermee");

        page.navigate("http://localhost:%d/porte/%s"
                .formatted(port, "x".repeat(43))); // any key looks the same before it is used
        check(page, "page-porte-lien");
        // used at once: the mail that leaves draws a key of its own
        page.navigate("http://localhost:%d/porte/%s".formatted(port, keys.of(dossier)));
        page.locator("button:text-is('Ouvrir mon dossier')").click();
        page.waitForLoadState();
        assertThat(page.url()).endsWith("/porte");
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
        page.locator(".fjs-container").first().waitFor();
        page.waitForTimeout(1500);
        check(page, "page-porte");
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.PICTURES.resolve("door-phone.png")));

        var piece = page.locator("details:has-text('Ajouter une pièce')");
        piece.locator(".fjs-input-group").first().click();
        piece.locator(".fjs-dropdownlist-item").first().click();
        piece.locator(".fjs-form-field-filepicker").waitFor();
        piece.screenshot(new Locator.ScreenshotOptions().setPath(Chromium.PICTURES.resolve("door-piece.png")));
    }

    @Test
    void a_visit_is_reported_from_a_telephone() {
        var dossier = journeys.request("EV-101");
        journeys.until(dossier, "task_reportVisit");
        var form = journeys.next(dossier).orElseThrow();
        var patrimony = new Visitor(chromium.browser(), "http://localhost:" + port, "patrimoine");
        patrimony.page().setViewportSize(390, 844);

        patrimony.goTo("/dossiers/" + dossier).reads("Ce que vous avez à faire maintenant");
        patrimony.seesShot(Chromium.PICTURES.resolve("dossier-phone.png"));
        patrimony.page().locator(".next .button").click();
        patrimony.clicks("Prendre en charge").reads("Terminer la tâche");
        patrimony.page().locator(".fjs-container").waitFor();
        check(patrimony.page(), "page-tache");
        patrimony.page().setViewportSize(390, 844);
        patrimony.fillsIn(form.form(), form.answer()).seesShot(Chromium.PICTURES.resolve("task-phone.png"));
        patrimony.clicks("Terminer la tâche").reads("La tâche est terminée");
        patrimony.page().waitForURL("**/dossiers/" + dossier);

        assertThat(journeys.open(dossier)).doesNotContain("task_reportVisit");
        assertThat(patrimony.failures()).isEmpty();
    }

    /** Puts a session on the calendar, its files due ten days before. */
    private static void calls(Visitor secretary, String assembly, int inDays) {
        var day = LocalDate.now().plusDays(inDays);
        secretary.page().selectOption("#assemblee", new SelectOption().setLabel(assembly));
        secretary.page().fill("#seance", day.toString());
        secretary.page().fill("#limite", day.minusDays(10).toString());
        secretary.clicks("Ajouter");
        secretary.page().waitForLoadState();
    }

    private void draftAgain(DossierNumber dossier) {
        transaction.executeWithoutResult(status -> {
            var terms = new Terms("Ateliers ouverts à tous", "Présidence", "PRINCIPAL", BigDecimal.ZERO, null);
            var request = dossiers.get(dossier).request();
            agreements.draft(dossier, "CODP", terms, request.requestedStart(), request.requestedEnd(), 8, "juridique");
            var words = "Deux mois de préavis.";
            conventions.write(dossier, 2, "0", null, List.of(new Article(23, "Fin de la convention", words, words)));
        });
    }

    private void write(DossierNumber dossier, String login, String role, Visibility visibility, String text) {
        transaction.executeWithoutResult(status -> messages.write(dossier, login, role, visibility, text));
    }

    /** At both widths; nothing to be scrolled sideways. */
    static void check(Page page, String name) {
        for (var width : List.of(1280, 390)) {
            page.setViewportSize(width, 844);
            page.waitForTimeout(200);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Chromium.PICTURES.resolve("%s-%d.png".formatted(name, width)))
                    .setFullPage(true));
            var violations = new AxeBuilder(page)
                    .setLegacyMode(true)
                    .exclude(".fjs-powered-by-link") // the vendor's watermark, which their licence asks to leave as it
                    // is
                    .analyze()
                    .getViolations();
            assertThat(violations)
                    .as("%s, %d px", name, width)
                    .extracting(rule -> rule.getId() + " " + rule.getNodes())
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s fits %d px", name, width)
                    .isEqualTo(true);
        }
    }
}
