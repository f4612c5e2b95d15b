package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gaps, overlaps and rows that no fact reaches stop the build: a table changed by hand is checked at every bound. */
class TablesLeaveNoGapTest {
    static List<String> first() {
        return tables(HitPolicy.FIRST);
    }

    static List<String> unique() {
        return tables(HitPolicy.UNIQUE);
    }

    static List<String> collected() {
        return tables(HitPolicy.COLLECT);
    }

    @ParameterizedTest
    @MethodSource("first")
    void a_table_read_from_the_top_answers_all_facts_and_hides_no_row(String id) {
        var grid = grid(id);
        assertThat(grid.whole().isCoveredBy(grid.boxes())).as("no gap").isTrue();
        assertThat(grid.hidden()).as("hidden rows").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unique")
    void a_table_of_one_answer_never_has_two(String id) {
        assertThat(grid(id).overlaps()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("collected")
    void a_table_that_collects_can_give_each_row_and_says_no_code_twice(String id) {
        var grid = grid(id);
        assertThat(grid.rows()).noneMatch(row -> row.box().isEmpty());
        if (Tables.table(id).getAggregation() == null) {
            assertThat(grid.overlaps())
                    .noneMatch(pair -> pair.get(0).answer().equals(pair.get(1).answer()));
        }
    }

    @Test
    void rows_in_the_wrong_order_are_found() {
        var grid = Grid.of("erpCategory", Tables.upsideDown("erpCategory"));
        assertThat(grid.hidden()).containsExactly("row_6", "row_5", "row_4", "row_3", "row_2", "row_1");
    }

    @Test
    void a_bound_that_nobody_takes_is_found() {
        var model = Tables.model("erpCategory");
        var rules = Tables.table(model).getRules();
        rules.stream().filter(rule -> rule.getId().equals("row_7")).findFirst().ifPresent(rules::remove);
        var grid = Grid.of("erpCategory", model);
        assertThat(grid.whole().isCoveredBy(grid.boxes())).isFalse();
    }

    @Test
    void a_code_that_two_rows_give_is_found() {
        var model = Tables.model("safetySteps");
        Tables.table(model).getRules().stream()
                .filter(rule -> rule.getId().equals("row_4b"))
                .flatMap(rule -> rule.getInputEntries().stream())
                .filter(cell -> cell.getId().equals("row_4b_worksNeeded"))
                .forEach(cell -> cell.getText().setTextContent("-"));
        assertThat(Grid.of("safetySteps", model).overlaps())
                .anySatisfy(pair -> assertThat(pair).extracting(Grid.Row::id).containsExactly("row_4", "row_4b"));
    }

    private static Grid grid(String id) {
        return Grid.of(id, Tables.model(id));
    }

    private static List<String> tables(HitPolicy hitPolicy) {
        return Tables.ids().stream()
                .filter(id -> Tables.table(id).getHitPolicy() == hitPolicy)
                .toList();
    }
}
