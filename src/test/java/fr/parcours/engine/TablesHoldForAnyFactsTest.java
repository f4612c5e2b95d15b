package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.model.dmn.HitPolicy;

/** What holds for each table whatever it is asked; a new table joins by being there. */
class TablesHoldForAnyFactsTest {
    record Asked(String table, Map<String, Object> facts) {}

    @Property(tries = 1000)
    void a_table_read_from_the_top_answers_exactly_once(@ForAll("askedFromTheTop") Asked asked) {
        assertThat(Tables.decide(asked.table(), asked.facts())).hasSize(1);
    }

    @Property(tries = 300)
    void a_table_that_collects_does_not_care_in_which_order_its_rows_stand(@ForAll("askedToCollect") Asked asked) {
        var answers = Tables.decide(asked.table(), asked.facts());

        assertThat(Tables.decideUpsideDown(asked.table(), asked.facts())).containsExactlyInAnyOrderElementsOf(answers);
        assertThat(answers).doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void the_work_place_is_always_checked_and_a_space_always_has_a_score(
            @ForAll("anySafetyFacts") Map<String, Object> safety, @ForAll("anySpaceFacts") Map<String, Object> space) {
        assertThat(Tables.lines("safetySteps", safety)).contains("CONTROLE_CODE_TRAVAIL");
        assertThat(Tables.decideOne("spaceScore", space)).containsOnlyKeys("points");
    }

    @Provide
    Arbitrary<Map<String, Object>> anySafetyFacts() {
        return Tables.anyFacts("safetySteps");
    }

    @Provide
    Arbitrary<Map<String, Object>> anySpaceFacts() {
        return Tables.anyFacts("spaceScore");
    }

    @Provide
    Arbitrary<Asked> askedFromTheTop() {
        return askedOf(HitPolicy.FIRST);
    }

    @Provide
    Arbitrary<Asked> askedToCollect() {
        return askedOf(HitPolicy.COLLECT);
    }

    private static Arbitrary<Asked> askedOf(HitPolicy hitPolicy) {
        return Arbitraries.of(tables(hitPolicy))
                .flatMap(table -> Tables.anyFacts(table).map(facts -> new Asked(table, facts)));
    }

    private static List<String> tables(HitPolicy hitPolicy) {
        return Tables.ids().stream()
                .filter(id -> Tables.table(id).getHitPolicy() == hitPolicy)
                .toList();
    }
}
