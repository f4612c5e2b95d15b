package fr.parcours.engine;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
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
            entry("requiredCoverages", "COLLECT"),
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
    void every_table_of_the_spine_is_there() {
        assertThat(tables())
                .contains("blockingReasons", "eligibility", "legalTitle", "decisionAuthority", "sla", "rework")
                .isSubsetOf(HIT_POLICIES.keySet())
                .doesNotHaveDuplicates();
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
        assertThat(table(id).getHitPolicy()).hasToString(HIT_POLICIES.get(id));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_column_asks_a_question_and_fails_when_nobody_answers(String id) {
        assertThat(table(id).getInputs()).isNotEmpty().allSatisfy(column -> {
            var expression = column.getInputExpression();
            assertThat(column.getLabel()).endsWith(" ?");
            assertThat(expression.getExpressionLanguage()).isEqualTo("juel");
            assertThat(expression.getText().getTextContent()).isEqualTo("${" + Tables.name(column) + "}");
            assertThat(expression.getTypeRef()).isIn("string", "boolean", "integer", "double");
            assertThat(column.getId()).isEqualTo("in_" + Tables.name(column));
        });
        assertThat(table(id).getOutputs()).isNotEmpty().allSatisfy(output -> {
            assertThat(output.getLabel()).isNotBlank();
            assertThat(output.getName()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_column_of_codes_offers_its_list_and_each_cell_keeps_to_it(String id) {
        var table = table(id);
        var column = 0;
        for (var input : table.getInputs()) {
            if (input.getInputExpression().getTypeRef().equals("string") && !OPEN_LISTS.contains(Tables.name(input))) {
                assertThat(input.getInputValues()).as(input.getId()).isNotNull();
                for (var rule : table.getRules()) {
                    assertThat(Tables.options(input))
                            .as(rule.getId())
                            .containsAll(Tables.literals(conditions(rule).get(column)));
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
                            .containsAll(Tables.literals(answers(rule).get(column)));
                }
                assertThat(offered)
                        .as("never answered")
                        .allMatch(code -> table.getRules().stream()
                                .flatMap(rule -> answers(rule).stream())
                                .anyMatch(cell -> cell.equals('"' + code + '"')));
            }
            column++;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_row_gives_its_reason_and_where_it_comes_from(String id) {
        assertThat(table(id).getRules()).isNotEmpty().allSatisfy(rule -> {
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
        var rules = table(id).getRules();
        assertThat(rules.stream().map(DmnElement::getId)).doesNotHaveDuplicates();
        assertThat(rules.stream().map(rule -> conditions(rule) + " → " + answers(rule)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tablesReadFromTheTop")
    void no_row_hides_a_later_one_and_the_last_takes_the_rest(String id) {
        var rules = List.copyOf(table(id).getRules());
        for (var later = 1; later < rules.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                assertThat(asksNoMore(rules.get(earlier), rules.get(later)))
                        .as(
                                "%s hides %s",
                                rules.get(earlier).getId(), rules.get(later).getId())
                        .isFalse();
            }
        }
        assertThat(conditions(rules.get(rules.size() - 1))).allMatch(TablesAreReadableTest::isAny);
    }

    private static boolean asksNoMore(Rule earlier, Rule later) {
        var mild = conditions(earlier);
        var strict = conditions(later);
        return IntStream.range(0, mild.size())
                .allMatch(i -> isAny(mild.get(i)) || mild.get(i).equals(strict.get(i)));
    }

    private static boolean isAny(String cell) {
        return cell.isBlank() || cell.equals("-");
    }

    private static DecisionTable table(String id) {
        return Tables.table(Tables.model(id));
    }

    private static List<String> conditions(Rule rule) {
        return rule.getInputEntries().stream()
                .map(InputEntry::getText)
                .map(text -> text.getTextContent().strip())
                .toList();
    }

    private static List<String> answers(Rule rule) {
        return rule.getOutputEntries().stream()
                .map(OutputEntry::getText)
                .map(text -> text.getTextContent().strip())
                .toList();
    }
}
