package fr.parcours.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A form-js file as the server reads it: the inputs that it declares and the rules that each of them carries. */
public record FormFile(String id, JsonNode schema, List<Field> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "datetime",
            "filepicker",
            "dynamiclist");
    /** The properties of a date that name the key of another one. */
    private static final List<String> LIMITS = List.of("after", "notBefore", "notAfter");

    private static final Set<String> DECORATION =
            Set.of("text", "html", "separator", "spacer", "button", "image", "table");

    /**
     * One declared input.
     *
     * @param hides FEEL expressions, any of which hides it: its own and those of the groups around it
     * @param options the fixed values it offers; empty when they come from the data under {@code valuesKey}
     * @param columns the inputs of one row, for a {@code dynamiclist} only
     */
    record Field(
            String key, String type, JsonNode node, List<String> hides, List<Object> options, List<Field> columns) {
        String label() {
            return node.path("label").asText(key);
        }

        boolean isEditable() {
            return !node.path("readonly").asBoolean() && !node.path("disabled").asBoolean();
        }

        boolean routes() {
            return "true".equals(property("route"));
        }

        @Nullable
        String property(String name) {
            var value = node.path("properties").path(name);
            return value.isMissingNode() ? null : value.asText();
        }

        @Nullable
        String valuesKey() {
            return node.has("valuesKey") ? node.get("valuesKey").asText() : null;
        }

        JsonNode rule(String name) {
            return node.path("validate").path(name);
        }

        boolean isRequired() {
            return rule("required").asBoolean();
        }
    }

    /** @throws IllegalArgumentException for a file that this server cannot enforce: better no start than a form unchecked */
    static FormFile read(InputStream file) {
        try (file) {
            var schema = JSON.readTree(file);
            var id = schema.path("id").asText();
            return new FormFile(id, schema, fields(id, schema.path("components"), List.of()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("unreadable form file", unreadable);
        }
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Where the options that come from the data stand. */
    Set<String> optionKeys() {
        return Stream.concat(fields.stream(), fields.stream().flatMap(field -> field.columns().stream()))
                .map(Field::valuesKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What who steers knows the state of, and does not read. */
    Set<String> closedToSteering() {
        return fields.stream()
                .filter(field -> "false".equals(field.property("steering")))
                .map(Field::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What its fields are called, and where the options that come from the data stand. */
    Set<String> shownKeys() {
        return Stream.concat(fields.stream(), fields.stream().flatMap(field -> field.columns().stream()))
                .flatMap(field -> Stream.of(field.key(), field.valuesKey()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Do its rules look at anything but the answer itself: offered options, shown facts, limits? */
    boolean dependsOnData() {
        return fields.stream().filter(Field::isEditable).anyMatch(this::dependsOnData);
    }

    private boolean dependsOnData(Field field) {
        var limits = LIMITS.stream().map(field::property).filter(Objects::nonNull);
        return field.valuesKey() != null
                || field.columns().stream().anyMatch(column -> column.valuesKey() != null)
                || limits.anyMatch(this::isShown)
                || field.hides().stream().anyMatch(this::namesWhatIsShown);
    }

    /** Does one of its rules look at this key of the data? */
    boolean looksAt(String key) {
        return fields.stream()
                .filter(Field::isEditable)
                .anyMatch(field -> key.equals(field.valuesKey())
                        || field.columns().stream().anyMatch(column -> key.equals(column.valuesKey()))
                        || LIMITS.stream().map(field::property).anyMatch(key::equals)
                        || field.hides().stream().anyMatch(condition -> condition.contains(key)));
    }

    private boolean isShown(String key) {
        return field(key).filter(Field::isEditable).isEmpty();
    }

    private boolean namesWhatIsShown(String condition) {
        return fields.stream().anyMatch(field -> !field.isEditable() && condition.contains(field.key()));
    }

    /** Does it ask for anything that is more than a routing variable? Then somebody must receive it. */
    boolean needsReceiver() {
        return fields.stream().anyMatch(field -> field.isEditable() && !field.routes());
    }

    private static List<Field> fields(String form, JsonNode components, List<String> outerHides) {
        var fields = new ArrayList<Field>();
        for (var component : components) {
            var type = component.path("type").asText();
            var hides = with(outerHides, component.path("conditional").path("hide"));
            if (type.equals("group") && component.path("path").asText().isEmpty()) {
                fields.addAll(fields(form, component.path("components"), hides));
            } else if (INPUTS.contains(type)) {
                fields.add(field(form, component, type, hides));
            } else if (!DECORATION.contains(type)) {
                throw new IllegalArgumentException("form %s: no rule for a component of type %s".formatted(form, type));
            }
        }
        return List.copyOf(fields);
    }

    private static Field field(String form, JsonNode component, String type, List<String> hides) {
        var isList = type.equals("dynamiclist");
        var key = component.path(isList ? "path" : "key").asText();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("form %s: a %s without a key".formatted(form, type));
        }
        var columns = isList ? fields(form, component.path("components"), List.of()) : List.<Field>of();
        return new Field(key, type, component, hides, options(component), columns);
    }

    private static List<Object> options(JsonNode component) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(option -> scalar(option.path("value")))
                .toList();
    }

    private static Object scalar(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.numberValue() : value.asText();
    }

    private static List<String> with(List<String> outer, JsonNode hide) {
        if (!hide.isTextual() || hide.asText().isBlank()) {
            return outer;
        }
        var expression = hide.asText().strip();
        return Stream.concat(
                        outer.stream(), Stream.of(expression.startsWith("=") ? expression.substring(1) : expression))
                .toList();
    }
}
