package fr.parcours.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import fr.parcours.BadInput;
import fr.parcours.engine.form.SentFiles.SentFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server refuses in an answer, by nothing but the form file. */
class FormCheckTest {
    private static final FormFile FORM = FormFile.read(new ByteArrayInputStream("""
            {"id": "sample", "components": [
              {"type": "group", "label": "1", "components": [
                {"type": "textarea", "key": "purpose", "label": "Objet", "validate": {"required": true, "minLength": 20, "maxLength": 2000}},
                {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "^EV-[0-9]{3}$"}},
                {"type": "number", "key": "staff", "label": "Effectif", "decimalDigits": 0, "validate": {"required": true, "min": 0, "max": 5000}},
                {"type": "number", "key": "cost", "label": "Coût", "decimalDigits": 2, "validate": {"min": 0}},
                {"type": "checkbox", "key": "works", "label": "Travaux ?"}]},
              {"type": "radio", "key": "choice", "label": "Suite", "properties": {"route": "true"}, "validate": {"required": true},
                "values": [{"label": "Oui", "value": true}, {"label": "Non", "value": false}]},
              {"type": "select", "key": "space", "label": "Espace", "valuesKey": "spaces"},
              {"type": "checklist", "key": "wanted", "label": "Voulu", "valuesKey": "wantedOptions"},
              {"type": "filepicker", "key": "papers", "label": "Pièces", "multiple": true, "accept": ".pdf,.odt"},
              {"type": "filepicker", "key": "photo", "label": "Photo", "accept": "image/*"},
              {"type": "textfield", "key": "shown", "label": "Montré", "readonly": true},
              {"type": "group", "label": "2", "conditional": {"hide": "=works != true"}, "components": [
                {"type": "textfield", "key": "worksText", "label": "Quels travaux", "validate": {"required": true}}]},
              {"type": "datetime", "subtype": "date", "key": "start", "dateLabel": "Du", "label": "Du", "disallowPassedDates": true},
              {"type": "datetime", "subtype": "date", "key": "end", "label": "Au", "properties": {"after": "start"}},
              {"type": "dynamiclist", "path": "rooms", "label": "Pièces", "properties": {"minItems": "1"}, "conditional": {"hide": "=choice != false"},
                "components": [{"type": "textfield", "key": "name", "label": "Nom", "validate": {"required": true}}]}]}""".getBytes(StandardCharsets.UTF_8)));
    private static final String PURPOSE = "Permanence d'accueil provisoire";

    private final FormCheck check = new FormCheck(
            Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneId.of("Europe/Paris")), FormCheckTest::sent);

    private static Optional<SentFile> sent(String id) {
        return switch (id) {
            case "a-plan" -> Optional.of(new SentFile("Plan.pdf", "application/pdf"));
            case "a-photo" -> Optional.of(new SentFile("Photo.jpg", "image/jpeg"));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> valid() {
        return new HashMap<>(Map.of("purpose", PURPOSE, "staff", 6, "choice", true));
    }

    private static Map<String, Object> with(Object... pairs) {
        var answer = valid();
        for (var i = 0; i < pairs.length; i += 2) {
            answer.put((String) pairs[i], pairs[i + 1]);
        }
        return answer;
    }

    @Test
    void what_is_ticked_is_a_list_of_what_is_offered() {
        var data = Map.of(
                "wantedOptions", List.of(Map.of("value", "A", "label", "a"), Map.of("value", "B", "label", "b")));
        assertThat(check.check(FORM, data, with("wanted", List.of("B", "A", "B"))))
                .containsEntry("wanted", List.of("B", "A"));
        assertThat(check.check(FORM, data, with("wanted", List.of()))).doesNotContainKey("wanted");
        for (var wrong : List.of(List.of("C"), "A", List.of(List.of("A")))) {
            assertThatThrownBy(() -> check.check(FORM, data, with("wanted", wrong)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("Voulu");
        }
    }

    @Test
    void files_are_named_by_id_one_or_several() {
        assertThat(check(with("papers", List.of("a-plan", "a-plan")))).containsEntry("papers", List.of("a-plan"));
        assertThat(check(with("papers", "[\"a-plan\"]"))).containsEntry("papers", List.of("a-plan"));
        assertThat(check(with("photo", "a-photo"))).containsEntry("photo", List.of("a-photo"));
        assertThat(check(with("papers", List.of(), "photo", ""))).doesNotContainKeys("papers", "photo");
    }

    @Test
    void a_file_must_be_ones_own_of_an_accepted_format_and_not_too_many() {
        assertThatThrownBy(() -> check(with("papers", "somebody-elses"))).hasMessageContaining("n'est plus disponible");
        assertThatThrownBy(() -> check(with("papers", "a-photo"))).hasMessageContaining("n'est pas d'un format");
        assertThatThrownBy(() -> check(with("photo", List.of("a-photo", "a-plan"))))
                .hasMessageContaining("un seul fichier");
        assertThatThrownBy(() -> check(with("papers", 7))).hasMessageContaining("un fichier est attendu");
        assertThatThrownBy(() -> check(with("papers", List.of(Map.of("a", "b")))))
                .hasMessageContaining("un fichier est attendu");
    }

    private Map<String, Object> check(Map<String, Object> answer) {
        return check.check(FORM, Map.of("spaces", List.of(Map.of("value", "EV-101", "label", "Un espace"))), answer);
    }

    private List<String> fieldsAtFault(Map<String, Object> answer) {
        var refused = catchThrowableOfType(BadInput.class, () -> check(answer));
        assertThat(refused).as("must be refused").isNotNull();
        return refused.errors().stream().map(BadInput.Error::field).toList();
    }

    @Test
    void a_right_answer_passes_and_an_unticked_box_is_a_no() {
        assertThat(check(valid()))
                .containsEntry("works", false)
                .containsEntry("staff", 6)
                .doesNotContainKey("cost");
    }

    @Test
    void every_fault_is_named_at_once() {
        assertThat(fieldsAtFault(Map.of("staff", -1))).containsExactlyInAnyOrder("purpose", "staff", "choice");
    }

    @Test
    void an_undeclared_field_is_refused() {
        assertThat(fieldsAtFault(with("isAdmin", true))).containsExactly("isAdmin");
    }

    @Test
    void a_field_that_is_only_shown_is_not_taken_back() {
        assertThat(fieldsAtFault(with("shown", "autre chose"))).containsExactly("shown");
    }

    @Test
    void a_hidden_field_is_neither_required_nor_accepted() {
        assertThat(fieldsAtFault(with("worksText", "peinture"))).containsExactly("worksText");
        assertThat(fieldsAtFault(with("works", true))).containsExactly("worksText");
        assertThat(check(with("works", true, "worksText", "peinture"))).containsEntry("worksText", "peinture");
    }

    @Test
    void types_are_checked_not_converted() {
        assertThat(fieldsAtFault(with("staff", "6"))).containsExactly("staff");
        assertThat(fieldsAtFault(with("works", "true"))).contains("works");
        assertThat(fieldsAtFault(with("purpose", 12345678901234567L))).containsExactly("purpose");
        assertThat(fieldsAtFault(with("choice", "true"))).contains("choice");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "5000, true", "5001, false", "-1, false", "2147483648, false"})
    void a_number_keeps_its_bounds(long staff, boolean accepted) {
        if (accepted) {
            assertThat(check(with("staff", (int) staff))).containsEntry("staff", (int) staff);
        } else {
            assertThat(fieldsAtFault(with("staff", staff))).containsExactly("staff");
        }
    }

    @Test
    void a_whole_number_has_no_decimals() {
        assertThat(fieldsAtFault(with("staff", 6.5))).containsExactly("staff");
        assertThat(check(with("staff", 6.0))).containsEntry("staff", 6);
        assertThat(fieldsAtFault(with("cost", 1.234))).containsExactly("cost");
    }

    @Test
    void invisible_or_broken_text_is_no_text() {
        assertThat(fieldsAtFault(with("purpose", "\u200b".repeat(25)))).containsExactly("purpose");
        assertThat(fieldsAtFault(with("purpose", PURPOSE + "\u0000"))).containsExactly("purpose");
        assertThat(fieldsAtFault(with("purpose", PURPOSE + "\ud800"))).containsExactly("purpose");
        assertThat(fieldsAtFault(with("purpose", "a".repeat(2001)))).containsExactly("purpose");
        assertThat(check(with("purpose", "<img src=x onerror=alert(1)> accueil")))
                .containsKey("purpose");
    }

    @Test
    void a_pattern_is_matched_whole_and_in_ascii() {
        assertThat(fieldsAtFault(with("code", "EV-101\n"))).containsExactly("code");
        assertThat(fieldsAtFault(with("code", "EV-１０１"))).containsExactly("code");
        assertThat(check(with("code", "EV-101"))).containsEntry("code", "EV-101");
    }

    @Test
    void only_what_is_offered_may_be_chosen() {
        assertThat(fieldsAtFault(with("space", "EV-999"))).containsExactly("space");
        assertThat(check(with("space", "EV-101"))).containsEntry("space", "EV-101");
    }

    @ParameterizedTest
    @CsvSource({"2027-02-29", "2026-11-23", "+999999999-12-31", "2027-1-5", "24/12/2026"})
    void a_date_is_real_and_not_past(String start) {
        assertThat(fieldsAtFault(with("start", start))).containsExactly("start");
    }

    @Test
    void a_leap_day_is_real_and_dates_stand_in_order() {
        assertThat(check(with("start", "2028-02-29", "end", "2028-06-30"))).containsEntry("start", "2028-02-29");
        assertThat(fieldsAtFault(with("start", "2028-02-29", "end", "2028-02-29")))
                .containsExactly("end");
    }

    @Test
    void each_row_of_a_list_is_checked_like_a_form() {
        assertThat(check(with("choice", false, "rooms", "[{\"name\": \"Accueil\"}]")))
                .containsEntry("rooms", List.of(Map.of("name", "Accueil")));
        assertThat(fieldsAtFault(with("choice", false, "rooms", "[{\"name\": \"\", \"x\": 1}]")))
                .containsExactly("rooms[0].x", "rooms[0].name");
        assertThat(fieldsAtFault(with("choice", false, "rooms", "[]"))).containsExactly("rooms");
        assertThat(fieldsAtFault(with("choice", false))).containsExactly("rooms");
        assertThat(fieldsAtFault(with("choice", false, "rooms", "[".repeat(20) + "]".repeat(20))))
                .containsExactly("rooms");
    }

    @Test
    void null_is_not_a_value() {
        var answer = valid();
        answer.put("purpose", null);
        assertThat(fieldsAtFault(answer)).containsExactly("purpose");
    }

    @Test
    void a_component_without_a_rule_stops_the_start() {
        assertThatThrownBy(() -> FormFile.read(new ByteArrayInputStream(
                        "{\"id\": \"x\", \"components\": [{\"type\": \"taglist\", \"key\": \"f\"}]}"
                                .getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("taglist");
    }

    @Test
    void a_form_that_nobody_receives_stops_the_start_unless_all_its_fields_route() {
        var facts = "{\"id\": \"x\", \"components\": [{\"type\": \"textfield\", \"key\": \"f\"}]}";
        var routes = facts.replace("\"key\": \"f\"", "\"key\": \"f\", \"properties\": {\"route\": \"true\"}");
        assertThatThrownBy(() -> FormFiles.requireReceived("x", stream(facts), Set.of("y")))
                .hasMessageContaining("form x");
        FormFiles.requireReceived("x", stream(facts), Set.of("x"));
        FormFiles.requireReceived("x", stream(routes), Set.of());
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_form_knows_whether_its_rules_look_beyond_the_answer() {
        var plain = "{\"id\": \"x\", \"components\": [{\"type\": \"textfield\", \"key\": \"f\"},"
                + " {\"type\": \"textfield\", \"key\": \"shown\", \"readonly\": true}]}";
        assertThat(FormFile.read(stream(plain)).dependsOnData()).isFalse();
        assertThat(FormFile.read(stream(plain.replace(
                                "\"key\": \"f\"", "\"key\": \"f\", \"conditional\": {\"hide\": \"=shown = null\"}")))
                        .dependsOnData())
                .isTrue();
        assertThat(FORM.dependsOnData()).as("its options come from the data").isTrue();
    }

    @Test
    void what_is_worked_out_to_be_read_is_worked_out_for_a_rule_too_and_not_otherwise() {
        var form = FormFile.read(stream("""
                {"id": "x", "components": [
                  {"type": "textfield", "key": "f", "conditional": {"hide": "=shown = \\"closed\\""}},
                  {"type": "textfield", "key": "shown", "readonly": true},
                  {"type": "textfield", "key": "aside", "readonly": true}]}"""));
        var data = Map.of(
                "shown", (Shown) () -> "closed",
                "aside", (Shown) () -> fail("nobody looks at it"));

        assertThatThrownBy(() -> check.check(form, data, Map.of("f", "something")))
                .isInstanceOf(BadInput.class);
    }
}
