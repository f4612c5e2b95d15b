package fr.parcours.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.parcours.engine.form.Forms;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at a screen: signs in, opens Tasklist, fills in what is asked, reads what comes. */
final class Visitor implements AutoCloseable {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** Nobody yet. */
    Visitor(Browser browser, String base) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1366, 900)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris"));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(failures::add);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                failures.add(response.status() + " " + response.url());
            }
        });
    }

    /** Signs in. */
    Visitor(Browser browser, String base, String login) {
        this(browser, base);
        page.navigate(base + "/connexion");
        page.fill("input[name=username]", login);
        page.fill("input[name=password]", login);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/connexion"));
    }

    Page page() {
        return page;
    }

    /** Scripts that failed and answers of 500 and up that this person met. */
    List<String> failures() {
        return failures;
    }

    Visitor goTo(String address) {
        page.navigate(base + address);
        return this;
    }

    /** Starts the journey from Tasklist's own button. */
    Visitor opensTheStartForm() {
        goTo("/camunda/app/tasklist/default/");
        page.locator("text=Commencer une démarche").first().click();
        page.locator("text=Occupation d'un espace vacant").first().click();
        field("purpose").waitFor();
        return this;
    }

    /** Opens a task by its address, as the link in the mail does, and takes it. */
    Visitor takes(String taskId) {
        goTo("/camunda/app/tasklist/default/#/?task=" + taskId);
        page.locator("text=Prendre en charge").first().click();
        page.locator(".task-card .assignee, .assignee").first().waitFor();
        page.locator(".fjs-container").first().waitFor();
        page.waitForTimeout(800); // Tasklist draws the frame around the form once more
        return this;
    }

    Visitor types(String key, String text) {
        field(key).fill(text);
        field(key).blur(); // leaving a field checks it: what it says may move what stands below
        page.waitForTimeout(400);
        return this;
    }

    Visitor picks(String key, String option) {
        var question = page.locator(".fjs-form-field-select:has([id*='Field_%s'])".formatted(key))
                .first();
        question.locator(".fjs-input-group").first().click();
        question.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
        return this;
    }

    Visitor answers(String key, String label) {
        page.locator(".fjs-form-field-radio:has([id*='Field_%s-'])".formatted(key))
                .first()
                .locator("label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + label)))
                .first()
                .click();
        return this;
    }

    Visitor dates(String key, LocalDate day) {
        var input = page.locator("[id*='Field_%s'][id$='-date']".formatted(key)).first();
        input.click();
        input.fill(day.format(FRENCH));
        input.press("Enter");
        return this;
    }

    Visitor times(String key, String time) {
        var input = page.locator("[id*='Field_%s'][id$='-time']".formatted(key)).first();
        input.click();
        input.fill(time);
        input.press("Enter");
        return this;
    }

    /** Gives this answer where the form does not show it already, from top to bottom, as a person would. */
    Visitor fillsIn(Forms.View form, Map<String, Object> answer) {
        fillIn(form.schema().path("components"), form.data(), form.data(), answer);
        return this;
    }

    /** @param shown what the form holds already: the whole form's values, in a new row of a list none */
    private void fillIn(JsonNode components, Map<String, Object> data, Map<String, Object> shown, Map<?, ?> answer) {
        for (var component : components) {
            var type = component.path("type").asText();
            var key =
                    component.path(type.equals("dynamiclist") ? "path" : "key").asText();
            if (type.equals("group")) {
                fillIn(component.path("components"), data, shown, answer);
            } else if (answer.containsKey(key) && !isThere(component, answer.get(key), shown.get(key))) {
                fillIn(component, type, answer.get(key), data);
            }
        }
    }

    /** Rows that the form proposes are taken as they are, and a list that starts without a row may stay so. */
    private static boolean isThere(JsonNode component, Object value, @Nullable Object shown) {
        return component.path("type").asText().equals("dynamiclist")
                ? shown != null || component.path("defaultRepetitions").asInt(1) == 0
                : value.equals(shown);
    }

    private void fillIn(JsonNode component, String type, Object value, Map<String, Object> shown) {
        var id = component.path("id").asText().replaceFirst("^Field_", "");
        switch (type) {
            case "textfield", "textarea", "number" -> types(id, value.toString());
            case "select" -> picks(id, label(component, value, shown));
            case "radio" -> answers(id, literally(label(component, value, shown)));
            case "checkbox" -> {
                if (Boolean.TRUE.equals(value)) {
                    field(id).check();
                }
            }
            case "datetime" -> {
                dates(id, LocalDate.parse(value.toString().substring(0, 10)));
                if (value.toString().length() > 10) {
                    times(id, value.toString().substring(11, 16));
                }
            }
            case "dynamiclist" ->
                fillIn(component.path("components"), shown, Map.of(), (Map<?, ?>) ((List<?>) value).get(0));
            default -> throw new AssertionError("nobody knows how to fill a " + type);
        }
    }

    /** As a pattern that the browser reads: it does not know Java's quotes. */
    private static String literally(String text) {
        return text.replaceAll("([\\\\^$.|?*+(){}\\[\\]])", "\\\\$1");
    }

    private static String label(JsonNode component, Object value, Map<String, Object> shown) {
        var options = component.has("valuesKey")
                ? new ObjectMapper()
                        .valueToTree(shown.get(component.path("valuesKey").asText()))
                : component.path("values");
        for (var option : options) {
            if (option.path("value").asText().equals(value.toString())) {
                return option.path("label").asText();
            }
        }
        throw new AssertionError("%s is no option of %s".formatted(value, component.path("id")));
    }

    /** Chooses a file for the form's file field, and waits until it is there. */
    Visitor attaches(Path file) {
        page.locator(".fjs-form-field-filepicker input[type=file]").first().setInputFiles(file);
        return reads(file.getFileName().toString());
    }

    Visitor clicks(String label) {
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
        return this;
    }

    /** Waits until this stands on the screen. */
    Visitor reads(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    Visitor completes() {
        page.locator(".modal-footer button:has-text('Déposer la demande'), button:has-text('Terminer')")
                .last()
                .click();
        page.locator(".fjs-container").first().waitFor(gone());
        return this;
    }

    Visitor seesShot(Path file) {
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(false));
        return this;
    }

    /** Opens what a button or a folded part holds, and waits for the form in it. */
    Visitor opens(String label) {
        var handle = page.locator("summary, button")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
        handle.click();
        page.locator(".fjs-container").last().waitFor();
        page.waitForTimeout(600);
        handle.scrollIntoViewIfNeeded();
        page.mouse().wheel(0, 400);
        return this;
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    Locator field(String key) {
        return page.locator("input[id*='Field_%1$s'], textarea[id*='Field_%1$s']".formatted(key))
                .first();
    }

    @Override
    public void close() {
        context.close();
    }
}
