package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tables asked in the running house, by our own steps and by a client of the engine's REST. */
@ParcoursTest
class RulesTest {
    private static final Map<String, Object> AN_EMPTY_SPACE =
            Tables.facts("spaceScore", false, false, false, false, false, false, false, false, false, false, 0);

    @Autowired
    Rules rules;

    @LocalServerPort
    int port;

    static List<String> tables() {
        return Tables.ids();
    }

    @Test
    void the_one_row_of_a_type_leaves_open_what_has_no_limit() {
        assertThat(rules.decide("erpThresholds", Map.of("erpType", "L_REUNION")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.optional("floorsLimit", Integer.class)).isEmpty();
                    assertThat(row.optional("basementLimit", Integer.class)).contains(100);
                    assertThat(row.integer("totalLimit")).isEqualTo(200);
                    assertThatThrownBy(() -> row.output("floorsLimit")).hasMessageContaining("floorsLimit");
                    assertThatThrownBy(() -> row.optional("floorLimit", Integer.class))
                            .hasMessageContaining("floorLimit");
                });
        assertThat(rules.decide("erpThresholds", Map.of("erpType", "J"))).isEmpty();
    }

    @Test
    void the_first_row_that_fits_speaks_alone() {
        assertThat(rules.decide(
                        "legalityTransmission",
                        Tables.facts("legalityTransmission", "AFFECTATION_INTERNE", "DGS", "PUBLIC")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text("transmit")).isEqualTo("NON");
                    assertThat(row.optional("matterCode", String.class)).isEmpty();
                });
        assertThat(rules.decide(
                        "ownerDeliberationRequired",
                        Tables.facts("ownerDeliberationRequired", "COMMUNE", "COMMODAT_ENTRANT")))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.yes("ownerDeliberationRequired")).isTrue());
    }

    @Test
    void rows_are_collected_each_with_its_sum() {
        assertThat(rules.decide(
                        "requiredCoverages",
                        Tables.facts("requiredCoverages", "CODP", "ENTREPRISE", true, false, false, 8000.0, 95.0)))
                .extracting(row -> row.text("code") + " "
                        + row.optional("minAmount", Double.class)
                                .map(sum -> "%.0f".formatted(sum))
                                .orElse("–"))
                .containsExactlyInAnyOrder(
                        "RC_EXPLOITATION 5000000",
                        "RECOURS_VOISINS_TIERS 1000000",
                        "DOMMAGES_BIENS_PROPRES 8000",
                        "ACCORD_ASSUREUR_PROPRIETAIRE –",
                        "CLAUSE_RECIPROQUE –");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "communeWanted=true, water=true", "notVacant=true, vacantMonths=25"})
    void points_are_added_up_to_one_score(String changed) {
        var expected = Map.of("", 0, "communeWanted=true, water=true", 35, "notVacant=true, vacantMonths=25", -120);
        assertThat(rules.decide("spaceScore", Tables.but(AN_EMPTY_SPACE, changed)))
                .singleElement()
                .satisfies(score -> assertThat(score.integer("points")).isEqualTo(expected.get(changed)));
    }

    @Test
    void a_null_a_wrong_type_and_an_unknown_code_are_refused_by_name() {
        var facts = Tables.facts("deposit", "ENTREPRISE", "CODP", "REDEVANCE");
        for (var wrong : new Object[] {null, 7, "CADEAU"}) {
            var wrongly = new LinkedHashMap<>(facts);
            wrongly.put("fee", wrong);
            assertThatThrownBy(() -> rules.decide("deposit", wrongly))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("fee");
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void any_client_may_ask_a_table_and_is_told_what_it_forgot(String table) {
        var facts = someFacts(table);
        var answer = ask(table, facts);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answer.json()
                .forEach(row -> assertThat(row.size())
                        .isEqualTo(Tables.table(table).getOutputs().size()));

        for (var forgotten : facts.keySet()) {
            var others = new LinkedHashMap<>(facts);
            others.remove(forgotten);
            var refusal = ask(table, others);
            assertThat(refusal.status()).as(forgotten).isEqualTo(400);
            assertThat(refusal.json().at("/errors/0/field").asText()).isEqualTo(forgotten);
        }
    }

    private Robot.Reply ask(String table, Map<String, Object> facts) {
        return new Robot("http://localhost:" + port)
                .post(
                        "juridique",
                        "/engine-rest/decision-definition/key/%s/evaluate".formatted(table),
                        Robot.engineBody(facts));
    }

    private static Map<String, Object> someFacts(String table) {
        return Tables.facts(
                table,
                IntStream.range(0, Tables.inputs(table).size())
                        .mapToObj(column -> Tables.tellingValues(table, column).get(0))
                        .toArray());
    }
}
