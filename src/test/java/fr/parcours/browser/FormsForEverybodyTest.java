package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.parcours.engine.form.FormFiles;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;

/**
 * Every form file, drawn by our renderer one below the other on one page, all its fields shown and filled in: axe-core finds
 * nothing to mend. Needs no house: what the page asks for comes from the class path.
 */
@Tag("browser")
class FormsForEverybodyTest {
    private static final String PLACE = "http://formulaires.invalid";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final Map<String, ObjectNode> forms = new TreeMap<>();

    @Test
    void every_form_can_be_used_by_everybody() throws IOException {
        for (var file : FormFiles.resources().entrySet()) {
            try (var content = file.getValue().getInputStream()) {
                forms.put(file.getKey(), shown(JSON.readTree(content)));
            }
        }
        var page = chromium.browser().newPage();
        page.route("**/*", this::serve);
        for (var width : List.of(1280, 390)) {
            page.setViewportSize(width, 844);
            page.navigate(PLACE + "/");
            page.waitForFunction(
                    "count => document.querySelectorAll('.parcours-actions button').length === count", forms.size());
            page.waitForTimeout(500);
            check(page, width);
        }
    }

    private void check(Page page, int width) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .exclude(".fjs-powered-by-link") // the vendor's watermark: their licence asks to leave it
                        .analyze()
                        .getViolations())
                .as("%d px", width)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('section')].filter(one => one.scrollWidth > one.clientWidth).map(one => one.id)"""))
                .as("forms to be scrolled sideways at %d px", width)
                .isEqualTo(List.of());
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('.fjs-select-display')]
                          .filter(one => one.getBoundingClientRect().bottom > one.parentElement.getBoundingClientRect().bottom + 1)
                          .map(one => one.closest('section').id + ': ' + one.textContent)"""))
                .as("choices that do not fit their field at %d px", width)
                .isEqualTo(List.of());
    }

    private void serve(Route route) {
        var path = URI.create(route.request().url()).getPath();
        var answer = new Route.FulfillOptions();
        if (path.equals("/")) {
            answer.setContentType("text/html; charset=utf-8").setBody(page());
        } else if (path.startsWith("/form/")) {
            answer.setContentType("application/json")
                    .setBody(forms.get(path.substring(6)).toString());
        } else {
            try (var asset = new ClassPathResource("static" + path).getInputStream()) {
                answer.setContentType(path.endsWith(".css") ? "text/css" : "text/javascript; charset=utf-8")
                        .setBodyBytes(asset.readAllBytes());
            } catch (IOException missing) {
                answer.setStatus(404);
            }
        }
        route.fulfill(answer);
    }

    private String page() {
        var sections = forms.keySet().stream()
                .map(id ->
                        "<section id=\"%1$s\" class=\"card task\"><h2>%1$s</h2><div data-parcours-form=\"/form/%1$s\"></div></section>"
                                .formatted(id))
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Formulaires</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/assets/parcours.css"><link rel="stylesheet" href="/assets/forms.css"></head>
                <body><main class="wrap"><h1>Formulaires</h1>%s</main><script src="/assets/page-form.js"></script></body></html>""".formatted(sections);
    }

    /** A form with something in each field, and nothing hidden. */
    private static ObjectNode shown(JsonNode schema) {
        var data = JSON.createObjectNode();
        fill(schema.path("components"), data, data);
        return JSON.createObjectNode().<ObjectNode>set("schema", schema).set("data", data);
    }

    /** @param data of the whole form, where options are looked for · row what holds the values of these components */
    private static void fill(JsonNode components, ObjectNode data, ObjectNode row) {
        for (var component : components) {
            ((ObjectNode) component).remove("conditional");
            if (component.has("valuesKey")) {
                data.set(component.get("valuesKey").asText(), options());
            }
            switch (component.path("type").asText()) {
                case "group" -> fill(component.path("components"), data, row);
                case "dynamiclist" -> {
                    var line = JSON.createObjectNode();
                    fill(component.path("components"), data, line);
                    row.putArray(component.get("path").asText()).add(line);
                }
                default -> {
                    if (component.has("key")) {
                        row.set(component.get("key").asText(), value(component));
                    }
                }
            }
        }
    }

    private static JsonNode value(JsonNode component) {
        var options = component.has("valuesKey") ? options() : component.path("values");
        return switch (component.path("type").asText()) {
            case "number" ->
                JSON.getNodeFactory()
                        .numberNode(Math.max(1, component.at("/validate/min").asInt(1)));
            case "checkbox" -> JSON.getNodeFactory().booleanNode(true);
            case "radio", "select" -> longest(options);
            case "checklist", "taglist" -> JSON.createArrayNode().add(longest(options));
            case "datetime" ->
                JSON.getNodeFactory()
                        .textNode(
                                component.path("subtype").asText().equals("datetime")
                                        ? "2027-01-15T10:00"
                                        : "2027-01-15");
            case "filepicker" -> JSON.getNodeFactory().nullNode();
            default -> JSON.getNodeFactory().textNode("Permanence d'accueil provisoire pendant des travaux.");
        };
    }

    private static JsonNode longest(JsonNode options) {
        return StreamSupport.stream(options.spliterator(), false)
                .max((one, other) -> Integer.compare(
                        one.path("label").asText().length(),
                        other.path("label").asText().length()))
                .orElseThrow()
                .path("value");
    }

    private static ArrayNode options() {
        var options = JSON.createArrayNode();
        options.addObject().put("value", "A").put("label", "Ancienne agence technique");
        options.addObject().put("value", "B").put("label", "Salle de commande");
        return options;
    }
}
