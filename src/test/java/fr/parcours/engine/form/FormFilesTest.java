package fr.parcours.engine.form;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.notice.Notices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every form file as its author wrote it: what forms/README.md promises, held by the build. */
class FormFilesTest {
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
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    /** The start form, and what may be done to a dossier at any time: nobody works on a task there. */
    private static final Set<String> NOT_OF_A_TASK = Set.of(
            "request-occupation",
            "abandon",
            "change",
            "notice",
            "revoke",
            "formal-notice",
            "incident",
            "extension",
            "lift-reserve",
            "take-back-opinion",
            "mend-slip",
            "complete-occupant",
            "withdraw-space",
            "waive-recourse",
            "invite-occupant",
            "move-visit",
            "declare-interest",
            "piece");
    /** The properties that the server reads beside form-js's own, and the kind of input that each is for. */
    private static final Map<String, Set<String>> OUR_PROPERTIES = Map.ofEntries(
            Map.entry("route", Set.of("radio", "select", "checkbox")),
            Map.entry("carried", Set.of("textfield")),
            Map.entry("steering", INPUTS),
            Map.entry("after", Set.of("datetime")),
            Map.entry("notBefore", Set.of("datetime")),
            Map.entry("notAfter", Set.of("datetime")),
            Map.entry("yearsBack", Set.of("datetime")),
            Map.entry("yearsAhead", Set.of("datetime")),
            Map.entry("paper", Set.of("textfield")),
            Map.entry("minItems", Set.of("dynamiclist")));

    /** Those that an occupant from outside answers by himself. */
    private static final Set<String> OF_THE_DOOR = Set.of(
            "answer-completion",
            "correct-facts",
            "provide-certificate",
            "remark-convention",
            "countersign-inventory",
            "acknowledge-keys",
            "incident",
            "notice",
            "piece");

    private static final Pattern FORM_REF = Pattern.compile("camunda:formRef=\"([^\"]*)\"");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
    private static final Set<String> FEEL_WORDS = Set.of("and", "or", "not", "null", "true", "false");

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    /** A form file, named in reports by its id. */
    record Form(Path file, JsonNode json) {
        static Form read(Path file) {
            try {
                return new Form(file, new ObjectMapper().readTree(file.toFile()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        String id() {
            return json.path("id").asText();
        }

        Stream<JsonNode> components() {
            return inside(json);
        }

        Stream<JsonNode> groups() {
            return components().filter(one -> one.path("type").asText().equals("group"));
        }

        /** Every input, those in the rows of a list included. */
        Stream<JsonNode> inputs() {
            return components().filter(FormFilesTest::isInput);
        }

        /** The inputs whose keys stand at the top of an answer: all but those in the rows of a list. */
        List<JsonNode> fields() {
            return Stream.concat(Stream.of(json), groups())
                    .flatMap(parent -> children(parent).filter(FormFilesTest::isInput))
                    .toList();
        }

        Set<String> keys() {
            return fields().stream().map(FormFilesTest::key).collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Form> forms() {
        return files("forms", ".form").map(Form::read).toList();
    }

    static Stream<Form> formsOfTasks() {
        return forms().stream().filter(form -> !NOT_OF_A_TASK.contains(form.id()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_called_like_its_file(Form form) {
        assertThat(form.file()).hasFileName(form.id() + ".form");
        assertThat(form.json().path("type").asText()).isEqualTo("default");
        assertThat(form.json().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    }

    @Test
    void no_two_forms_share_a_name() {
        assertThat(forms()).extracting(Form::id).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void the_server_can_enforce_the_file(Form form) throws IOException {
        try (var file = Files.newInputStream(form.file())) {
            assertThat(FormFile.read(file).fields())
                    .extracting(FormFile.Field::key)
                    .hasSameElementsAs(form.keys());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_component_has_an_id_of_its_own(Form form) {
        assertThat(form.components().map(one -> one.path("id").asText()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("(Group|Field|List|Text)_[a-z][A-Za-z]*"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_key_stands_once_and_is_plain(Form form) {
        assertThat(form.fields()).extracting(FormFilesTest::key).doesNotHaveDuplicates();
        assertThat(form.inputs()).extracting(FormFilesTest::key).allMatch(key -> key.matches("[a-z][A-Za-z]*"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_input_says_what_it_is(Form form) {
        assertThat(form.inputs()).allSatisfy(input -> {
            assertThat(label(input)).as(key(input)).matches("\\p{Lu}.*[^ .:]");
            if (input.path("type").asText().equals("datetime")) {
                assertThat(input.path("dateLabel").asText()).as(key(input)).isNotBlank();
            }
            assertThat(input.path("description").asText()).as(key(input)).isNotEqualTo(label(input));
        });
        assertThat(form.components().flatMap(FormFilesTest::texts)).noneMatch(text -> text.contains("{{"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_may_be_left_out_says_so(Form form) {
        assertThat(form.inputs())
                .filteredOn(not(FormFilesTest::isReadOnly))
                .filteredOn(input -> !Set.of("checkbox", "dynamiclist")
                        .contains(input.path("type").asText()))
                .allSatisfy(input -> assertThat(label(input).endsWith("(facultatif)"))
                        .as(key(input))
                        .isNotEqualTo(isRequired(input)));
    }

    /** For form-js a required checkbox is one that must be ticked: a no would be impossible. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_checkbox_may_stay_empty(Form form) {
        assertThat(form.inputs())
                .filteredOn(input -> input.path("type").asText().equals("checkbox"))
                .noneMatch(FormFilesTest::isRequired);
    }

    /** Who answers by program sends no file: a form waits for one only where another answer may take its place. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_file_may_be_left_out_and_says_its_formats(Form form) {
        assertThat(form.inputs())
                .filteredOn(input -> input.path("type").asText().equals("filepicker"))
                .allSatisfy(input -> {
                    assertThat(isRequired(input) && condition(input).isEmpty())
                            .as(key(input))
                            .isFalse();
                    assertThat(input.path("multiple").isBoolean())
                            .as(key(input))
                            .isTrue();
                    assertThat(input.path("accept").asText()).as(key(input)).matches("(\\.[a-z]+)(,\\.[a-z]+)*");
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_is_only_shown_has_no_rule(Form form) {
        assertThat(form.inputs()).filteredOn(FormFilesTest::isReadOnly).allSatisfy(input -> {
            assertThat(input.has("validate")).as(key(input)).isFalse();
            assertThat(input.path("properties").properties())
                    .as(key(input))
                    .allMatch(rule -> Set.of("steering", "paper").contains(rule.getKey()));
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_group_fits_in_one_look_and_nests_no_keys(Form form) {
        assertThat(form.json().path("components")).as("inputs stand in groups").noneMatch(FormFilesTest::isInput);
        assertThat(form.groups()).allSatisfy(group -> {
            assertThat(group.path("path").isMissingNode()).isTrue();
            assertThat(children(group).filter(FormFilesTest::isInput))
                    .as(label(group))
                    .hasSizeBetween(1, 7);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void groups_are_numbered_after_the_dossier(Form form) {
        var asked = form.groups()
                .map(FormFilesTest::label)
                .filter(not("Le dossier"::equals))
                .toList();
        assertThat(asked).allSatisfy(label -> assertThat(label).startsWith(asked.indexOf(label) + 1 + ". "));
    }

    @ParameterizedTest
    @MethodSource("formsOfTasks")
    void a_task_shows_its_dossier_first(Form form) {
        var first = form.groups().findFirst().orElseThrow();
        assertThat(label(first)).isEqualTo("Le dossier");
        assertThat(key(children(first).findFirst().orElseThrow())).isEqualTo("dossierSummary");
        assertThat(children(first)).allMatch(FormFilesTest::isReadOnly);
    }

    /** The server evaluates with FEEL Scala, the browser with feelin: tried by hand with 8.2, the answers are the same. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_condition_speaks_of_declared_fields_and_answers_even_when_nothing_is_known(Form form) {
        var nothing = new HashMap<String, Object>();
        form.keys().forEach(key -> nothing.put(key, null));
        var nothingOnTheScreen = new HashMap<>(nothing); // where form-js gives a text that is not known as ""
        form.fields().stream()
                .filter(field -> TEXTS.contains(field.path("type").asText()))
                .forEach(field -> nothingOnTheScreen.put(key(field), ""));
        assertThat(form.components().map(FormFilesTest::condition).filter(not(String::isEmpty)))
                .allSatisfy(condition -> {
                    assertThat(condition).startsWith("=");
                    assertThat(namesIn(condition)).isSubsetOf(form.keys());
                    assertThat(List.of(nothing, nothingOnTheScreen))
                            .as(condition)
                            .allSatisfy(known -> assertThat(feel.evaluateExpression(condition.substring(1), known)
                                            .result())
                                    .isEqualTo(true));
                });
    }

    @Test
    void a_form_takes_no_mail_address_that_no_letter_could_go_to() {
        assertThat(forms().stream()
                        .flatMap(Form::inputs)
                        .filter(input -> key(input).equals("email")))
                .isNotEmpty()
                .allSatisfy(input ->
                        assertThat(input.at("/validate/pattern").asText()).isEqualTo(Notices.ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void our_own_rules_are_spelt_right(Form form) {
        assertThat(form.components().filter(one -> one.has("properties")))
                .allSatisfy(input -> input.path("properties").properties().forEach(rule -> {
                    assertThat(OUR_PROPERTIES).containsKey(rule.getKey());
                    assertThat(OUR_PROPERTIES.get(rule.getKey()))
                            .contains(input.path("type").asText());
                    assertThat(rule.getValue().isTextual())
                            .as("%s is a text", rule.getKey())
                            .isTrue();
                    if (Set.of("after", "notBefore", "notAfter").contains(rule.getKey())) {
                        assertThat(form.keys()).contains(rule.getValue().asText());
                    }
                }));
    }

    /** What was done is not to come, and what is to come is not past: no date is left to itself. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_date_has_its_bounds(Form form) {
        assertThat(form.fields())
                .filteredOn(input -> input.path("type").asText().equals("datetime"))
                .filteredOn(not(FormFilesTest::isReadOnly))
                .allSatisfy(date -> assertThat(date.path("disallowPassedDates").asBoolean()
                                || Stream.of("after", "notBefore", "notAfter").anyMatch(date.path("properties")::has))
                        .as(key(date))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_date_that_comes_by_the_door_is_neither_long_past_nor_far_off(Form form) {
        assertThat(form.fields())
                .filteredOn(input -> OF_THE_DOOR.contains(form.id())
                        && input.path("type").asText().equals("datetime")
                        && !isReadOnly(input))
                .allSatisfy(date -> {
                    var rules = date.path("properties");
                    assertThat(date.path("disallowPassedDates").asBoolean()
                                    || Stream.of("after", "notBefore", "yearsBack")
                                            .anyMatch(rules::has))
                            .as("the first day of %s", key(date))
                            .isTrue();
                    assertThat(Stream.of("notAfter", "yearsAhead").anyMatch(rules::has))
                            .as("the last day of %s", key(date))
                            .isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void the_address_of_a_paper_is_the_houses_to_give(Form form) {
        assertThat(form.inputs())
                .filteredOn(input ->
                        key(input).endsWith("Link") || input.path("properties").has("paper"))
                .allSatisfy(input -> {
                    assertThat(isReadOnly(input)).as(key(input)).isTrue();
                    assertThat(input.at("/properties/paper").asText())
                            .as(key(input))
                            .isEqualTo("true");
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_list_of_answers_is_a_choice_of_distinct_values(Form form) {
        assertThat(form.inputs())
                .filteredOn(input -> Set.of("radio", "select", "checklist")
                        .contains(input.path("type").asText()))
                .allSatisfy(input -> {
                    assertThat(input.has("values")).as(key(input)).isNotEqualTo(input.has("valuesKey"));
                    assertThat(input.path("values").findValues("value")).doesNotHaveDuplicates();
                    assertThat(input.path("values").findValuesAsText("label"))
                            .doesNotHaveDuplicates()
                            .noneMatch(String::isBlank);
                });
    }

    /** Most forms serve an occupant from outside too: none of them speaks as if a service of the house would move in. */
    @Test
    void a_form_of_every_dossier_speaks_of_no_service_that_occupies() {
        var ofServices = Set.of(
                "request-occupation",
                "correct-request",
                "validate-request",
                "draft-note",
                "sign-note",
                "set-rebilling",
                "declare-occupation",
                "mend-slip");
        assertThat(forms())
                .filteredOn(form -> !ofServices.contains(form.id()))
                .allSatisfy(form -> assertThat(form.json().toString())
                        .as(form.id())
                        .doesNotContain(
                                "service occupant",
                                "service demandeur",
                                "gent demandeur",
                                "otre hiérarchie",
                                "note d'affectation",
                                "agents présents"));
    }

    @Test
    void correcting_a_request_asks_what_requesting_asked_and_shows_why_it_came_back() {
        var correction = form("correct-request");
        var shown =
                correction.fields().stream().filter(FormFilesTest::isReadOnly).map(FormFilesTest::key);
        assertThat(shown).containsExactly("dossierSummary", "returnReason");
        assertThat(correction.fields().stream()
                        .filter(not(FormFilesTest::isReadOnly))
                        .map(FormFilesTest::rules))
                .containsExactlyElementsOf(form("request-occupation").fields().stream()
                        .map(FormFilesTest::rules)
                        .toList());
    }

    @Test
    void a_model_names_no_form_that_is_missing() {
        var named = files("processes", ".bpmn")
                .flatMap(model -> FORM_REF.matcher(text(model)).results())
                .map(reference -> reference.group(1))
                .collect(Collectors.toSet());
        assertThat(forms()).extracting(Form::id).containsAll(named);
    }

    /** Everything but what is only the wording's: two forms that ask the same may explain it differently. */
    private static JsonNode rules(JsonNode input) {
        return ((ObjectNode) input).deepCopy().without(List.of("description", "layout"));
    }

    private static Form form(String id) {
        return forms().stream().filter(form -> form.id().equals(id)).findFirst().orElseThrow();
    }

    private static Set<String> namesIn(String condition) {
        return NAME.matcher(STRING.matcher(condition).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(not(FEEL_WORDS::contains))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> inside(JsonNode parent) {
        return children(parent).flatMap(child -> Stream.concat(Stream.of(child), inside(child)));
    }

    private static Stream<JsonNode> children(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false);
    }

    private static boolean isInput(JsonNode component) {
        return INPUTS.contains(component.path("type").asText());
    }

    private static boolean isReadOnly(JsonNode input) {
        return input.path("readonly").asBoolean();
    }

    private static boolean isRequired(JsonNode input) {
        return input.path("validate").path("required").asBoolean();
    }

    private static String key(JsonNode input) {
        return input.path(input.has("path") ? "path" : "key").asText();
    }

    private static String label(JsonNode component) {
        return component.path("label").asText();
    }

    private static String condition(JsonNode component) {
        return component.path("conditional").path("hide").asText();
    }

    private static Stream<String> texts(JsonNode component) {
        return Stream.of("label", "description", "text")
                .map(name -> component.path(name).asText());
    }

    private static Stream<Path> files(String folder, String ending) {
        if (!Files.isDirectory(Path.of(folder))) {
            return Stream.empty();
        }
        try (var found = Files.walk(Path.of(folder))) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
