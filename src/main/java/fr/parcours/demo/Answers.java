package fr.parcours.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;

/** Makes up valid answers to any form from its {@code {schema, data}} alone, with wishes for some keys. */
public final class Answers {
    private static final String LONG_WORDS = "Réponse de démonstration, complète et sans surprise.";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a pattern may want. */
    private static final List<String> FIT = List.of("contact@exemple.invalid", "99910001900010", "W123456789");

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final Map<String, @Nullable Object> wishes = new HashMap<>();
    private LocalDate today;

    public Answers(LocalDate today) {
        this.today = today;
    }

    public Answers wish(String key, @Nullable Object value) {
        wishes.put(key, value);
        return this;
    }

    public Answers wishes(Map<String, ?> more) {
        wishes.putAll(more);
        return this;
    }

    public void forget(String key) {
        wishes.remove(key);
    }

    public Answers today(LocalDate day) {
        today = day;
        return this;
    }

    /** A valid answer, built from schema and data alone. */
    public Map<String, Object> to(JsonNode form) {
        var answer = new LinkedHashMap<String, Object>();
        fill(form.get("schema").get("components"), form.get("data"), answer);
        return answer;
    }

    private void fill(JsonNode components, JsonNode data, Map<String, Object> answer) {
        for (var component : components) {
            var type = component.path("type").asText();
            if (isHidden(component, data, answer)) {
                continue;
            }
            if (type.equals("group")) {
                fill(component.get("components"), data, answer);
            } else if (component.has("key") || type.equals("dynamiclist")) {
                fillOne(component, type, data, answer);
            }
        }
    }

    private void fillOne(JsonNode component, String type, JsonNode data, Map<String, Object> answer) {
        if (component.path("readonly").asBoolean() || component.path("disabled").asBoolean() || type.equals("button")) {
            return;
        }
        var key = type.equals("dynamiclist")
                ? component.get("path").asText()
                : component.get("key").asText();
        if (wishes.containsKey(key)) {
            answer.put(key, wishes.get(key));
            return;
        }
        var given = data.path(key);
        if (!given.isMissingNode() && !given.isNull() && !type.equals("dynamiclist")) {
            answer.put(key, JSON.convertValue(given, Object.class));
            return;
        }
        var isAsked = component.path("validate").path("required").asBoolean() || type.equals("dynamiclist");
        if (isAsked && !type.equals("checkbox")) {
            answer.put(key, made(component, type, data, answer));
        }
    }

    private Object made(JsonNode component, String type, JsonNode data, Map<String, Object> answer) {
        var rules = component.path("validate");
        return switch (type) {
            case "textfield", "textarea" ->
                rules.has("pattern")
                        ? fit(rules.get("pattern").asText())
                        : words(
                                rules.path("minLength").asInt(0),
                                rules.path("maxLength").asInt(Integer.MAX_VALUE));
            case "number" -> Math.max(rules.path("min").asInt(1), 1);
            case "radio", "select" -> option(component, data);
            case "datetime" -> date(component, data, answer);
            case "dynamiclist" -> {
                var row = new LinkedHashMap<String, Object>();
                fill(component.get("components"), data, row);
                yield List.of(row);
            }
            default -> throw new IllegalStateException("nobody has said how to fill a " + type);
        };
    }

    /** Whole words where they have room. */
    private static String words(int fewest, int most) {
        var words = new StringBuilder(most < LONG_WORDS.length() ? "Conforme." : LONG_WORDS);
        while (words.length() < fewest) {
            words.append(' ').append(LONG_WORDS);
        }
        return words.substring(0, Math.min(words.length(), most));
    }

    private static String fit(String pattern) {
        return FIT.stream()
                .filter(example -> example.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody has said what fits " + pattern));
    }

    private static Object option(JsonNode component, JsonNode data) {
        var options = component.has("valuesKey")
                ? data.path(component.get("valuesKey").asText())
                : component.path("values");
        return JSON.convertValue(options.get(0).get("value"), Object.class);
    }

    private String date(JsonNode component, JsonNode data, Map<String, Object> answer) {
        var properties = component.path("properties");
        var day = today.plusDays(1);
        for (var rule : List.of("after", "notBefore")) {
            var key = properties.path(rule).asText("");
            var limit = answer.containsKey(key)
                    ? String.valueOf(answer.get(key))
                    : data.path(key).asText("");
            if (!limit.isEmpty() && LocalDate.parse(limit.substring(0, 10)).compareTo(day) >= 0) {
                day = LocalDate.parse(limit.substring(0, 10)).plusDays(rule.equals("after") ? 180 : 0);
            }
        }
        return component.path("subtype").asText().equals("datetime") ? day + "T10:00" : day.toString();
    }

    private static boolean isHidden(JsonNode component, JsonNode data, Map<String, Object> answer) {
        var hide = component.path("conditional").path("hide").asText("");
        if (hide.isEmpty()) {
            return false;
        }
        var facts = new HashMap<String, Object>();
        data.fields()
                .forEachRemaining(
                        entry -> facts.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
        facts.putAll(answer);
        var result = FEEL.evaluateExpression(hide.substring(1), facts);
        return Objects.equals(result.result(), Boolean.TRUE);
    }
}
