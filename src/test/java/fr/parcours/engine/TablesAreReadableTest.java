package fr.parcours.engine;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lawyer opens any table in Camunda Modeler, understands each row and changes it without us. */
class TablesAreReadableTest {
    private static final Map<String, String> HIT_POLICIES = Map.ofEntries(
            entry("blockingReasons", "COLLECT"),
            entry("eligibility", "FIRST"),
            entry("erpThresholds", "UNIQUE"),
            entry("erpCategory", "FIRST"),
            entry("safetySteps", "COLLECT"),
            entry("legalTitle", "FIRST"),
            entry("competition", "FIRST"),
            entry("fee", "FIRST"),
            entry("feeRate", "UNIQUE"),
            entry("requiredCoverages", "COLLECT"),
            entry("insurerDeclaration", "COLLECT"),
            entry("certificateCheck", "FIRST"),
            entry("decisionAuthority", "FIRST"),
            entry("ownerDeliberationRequired", "FIRST"),
            entry("legalityTransmission", "FIRST"),
            entry("utilityActions", "COLLECT"),
            entry("deposit", "FIRST"),
            entry("planning", "COLLECT"),
            entry("sla", "UNIQUE"),
            entry("escalation", "FIRST"),
            entry("requiredDiagnostics", "COLLECT"),
            entry("rework", "COLLECT"),
            entry("ending", "FIRST"),
            entry("spaceScore", "COLLECT"));

    /** Codes of an open list: one that the table does not know gives no row, so the column offers no list. */
    private static final Set<String> OPEN_LISTS = Set.of("stepCode", "erpType");

    static List<String> tables() {
        return Tables.ids();
    }

    static List<String> tablesReadFromTheTop() {
        return tables().stream()
                .filter(id -> HIT_POLICIES.get(id).equals("FIRST"))
                .toList();
    }

    @Test
    void every_table_is_there() {
        assertThat(tables()).containsExactlyInAnyOrderElementsOf(HIT_POLICIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_decision_has_a_french_name_and_ten_years_of_history(String id) {
        var decisions = Tables.model(id).getModelElementsByType(Decision.class);
        assertThat(decisions).singleElement().satisfies(decision -> {
            assertThat(decision.getId()).isEqualTo(id);
            assertThat(decision.getName()).contains(" ");
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_answers_in_its_own_way(String id) {
        assertThat(Tables.table(id).getHitPolicy()).hasToString(HIT_POLICIES.get(id));
        assertThat(Tables.table(id).getAggregation() != null).as("adds up").isEqualTo(id.equals("spaceScore"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_column_asks_a_question_and_fails_when_nobody_answers(String id) {
        assertThat(Tables.table(id).getInputs()).isNotEmpty().allSatisfy(column -> {
            var expression = column.getInputExpression();
            assertThat(column.getLabel()).endsWith(" ?");
            assertThat(expression.getExpressionLanguage()).isEqualTo("juel");
            assertThat(expression.getText().getTextContent()).isEqualTo("${" + Tables.name(column) + "}");
            assertThat(expression.getTypeRef()).isIn("string", "boolean", "integer", "double");
            assertThat(column.getId()).isEqualTo("in_" + Tables.name(column));
        });
        assertThat(Tables.table(id).getOutputs()).isNotEmpty().allSatisfy(output -> {
            assertThat(output.getLabel()).isNotBlank();
            assertThat(output.getName()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_column_of_codes_offers_its_list_and_each_cell_keeps_to_it(String id) {
        var table = Tables.table(id);
        var column = 0;
        for (var input : table.getInputs()) {
            if (input.getInputExpression().getTypeRef().equals("string") && !OPEN_LISTS.contains(Tables.name(input))) {
                assertThat(input.getInputValues()).as(input.getId()).isNotNull();
                for (var rule : table.getRules()) {
                    assertThat(Tables.options(input))
                            .as(rule.getId())
                            .containsAll(Tables.literals(Tables.conditions(rule).get(column)));
                }
            }
            column++;
        }
        column = 0;
        for (var output : table.getOutputs()) {
            if (output.getOutputValues() != null) {
                var offered = Tables.literals(output.getOutputValues().getText().getTextContent());
                for (var rule : table.getRules()) {
                    assertThat(offered)
                            .as(rule.getId())
                            .containsAll(Tables.literals(Tables.answers(rule).get(column)));
                }
                assertThat(offered)
                        .as("never answered")
                        .allMatch(code -> table.getRules().stream()
                                .flatMap(rule -> Tables.answers(rule).stream())
                                .anyMatch(cell -> cell.equals('"' + code + '"')));
            }
            column++;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_row_gives_its_reason_and_where_it_comes_from(String id) {
        assertThat(Tables.table(id).getRules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getId()).matches("row_\\d+[a-z]?");
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent())
                    .as(rule.getId())
                    .matches("[\\p{Lu}«].{20,}")
                    .containsPattern("\\[(S\\d+[a-c]?|OKU)]|\\[PARAM] (valeur|règle) à valider par la MEL");
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_row_says_again_what_another_says(String id) {
        var rules = Tables.table(id).getRules();
        assertThat(rules.stream().map(DmnElement::getId)).doesNotHaveDuplicates();
        assertThat(rules.stream().map(rule -> Tables.conditions(rule) + " → " + Tables.answers(rule)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tablesReadFromTheTop")
    void the_last_row_takes_the_rest(String id) {
        var rules = List.copyOf(Tables.table(id).getRules());
        assertThat(Tables.conditions(rules.get(rules.size() - 1))).allMatch(Tables::isAny);
    }
}
