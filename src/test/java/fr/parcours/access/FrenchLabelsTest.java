package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camunda's four webapps speak French, whatever labels the vendor's next version brings. */
class FrenchLabelsTest {
    private static final String LOCALES = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]|</?(?:a|br|strong)\\b");

    /** Written alike in both languages, or a name. */
    private static final Set<String> ALIKE = Set.of(
            "%d minutes",
            "Action",
            "Actions",
            "Active",
            "Annotation",
            "Application",
            "Applications",
            "CSV",
            "Cockpit",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Exception",
            "ID",
            "Instance",
            "JSON",
            "Message",
            "Migration",
            "Notification",
            "OK",
            "Optimize",
            "Options",
            "Tasklist",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variables",
            "Version",
            "<version>",
            "instance",
            "instances",
            "instances.",
            "s");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_label_of_the_vendor_has_its_French(String app) {
        assertThat(texts(app, "fr").keySet())
                .containsExactlyInAnyOrderElementsOf(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void what_is_filled_in_later_has_its_place_in_French_too(String app) {
        var english = texts(app, "en");
        texts(app, "fr")
                .forEach((key, text) -> assertThat(placeholders(text))
                        .as("%s: %s", key, text)
                        .containsExactlyInAnyOrderElementsOf(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void no_label_stays_English(String app) {
        var english = texts(app, "en");
        assertThat(texts(app, "fr"))
                .allSatisfy((key, text) -> assertThat(text.equals(english.get(key)) && !isAlike(text))
                        .as("%s: %s", key, text)
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void no_other_language_is_offered(String app) throws IOException {
        assertThat(Files.readString(Path.of("src", "main", "frontend", "src", app + "-config.js")))
                .contains("locales: { availableLocales: ['fr'], fallbackLocale: 'fr' }");
    }

    /** Formats of dates and signs such as « >= » are no words. */
    private static boolean isAlike(String text) {
        return ALIKE.contains(text.strip())
                || text.replaceAll("\\[.*?]|[DMYHmLT]|%", "").chars().noneMatch(Character::isLetter);
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replace(" ", ""))
                .toList();
    }

    private static Map<String, String> texts(String app, String language) {
        var texts = new TreeMap<String, String>();
        collect("", read(LOCALES.formatted(app, language)), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                collect(path + "/" + index, node.get(index), texts);
            }
        } else {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        }
    }

    /** The vendor's files begin with a byte order mark. */
    private static JsonNode read(String file) {
        try (var json = Objects.requireNonNull(FrenchLabelsTest.class.getResourceAsStream(file), file)) {
            return new ObjectMapper()
                    .readTree(new String(json.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", ""));
        } catch (IOException broken) {
            throw new AssertionError(file, broken);
        }
    }
}
