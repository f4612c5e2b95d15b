package fr.parcours.step.safety;

import static fr.parcours.engine.Tables.decide;
import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErpThresholdsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        erpType         | basement | floors | total
        L_REUNION       | 100      |        | 200
        L_SPECTACLE     | 20       |        | 50
        M               | 100      | 100    | 200
        N               | 100      | 200    | 200
        P               | 20       | 100    | 120
        R_ENSEIGNEMENT  | 100      | 100    | 200
        R_PETITE_ENFANCE | 1       | 1      | 100
        S               | 100      | 100    | 200
        T               | 100      | 100    | 200
        V               | 100      | 200    | 300
        W               | 100      | 100    | 200
        X               | 100      | 100    | 200
        Y               | 100      | 100    | 200
        PA              |          |        | 300
        CTS             |          |        | 50\
        """)
    void runs_table_D2a(String type, Integer basement, Integer floors, Integer total) {
        assertThat(decideOne("erpThresholds", facts("erpThresholds", type)))
                .hasSize(3)
                .containsEntry("basementLimit", basement)
                .containsEntry("floorsLimit", floors)
                .containsEntry("totalLimit", total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"J", "O", "U", "SG", "L", "R", "w", ""})
    void a_type_that_the_regulation_treats_apart_has_no_limit_to_compare_with(String type) {
        assertThat(decide("erpThresholds", facts("erpThresholds", type))).isEmpty();
    }

    @Test
    void a_forgotten_type_is_refused_by_its_name() {
        refusesEachForgottenFact("erpThresholds", facts("erpThresholds", "W"));
    }
}
