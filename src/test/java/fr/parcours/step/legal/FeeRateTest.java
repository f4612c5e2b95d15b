package fr.parcours.step.legal;

import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRateTest {
    /** EUR per m² and year, percent of the turnover, reduction, EUR a year at least. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        rate     | line
        BUREAUX  | 40.0 0.0 50.0 150.0
        ATELIER  | 20.0 0.0 50.0 150.0
        COMMERCE | 90.0 3.0 50.0 150.0
        TERRAIN  | 5.0 0.0 50.0 150.0\
        """)
    void runs_the_grid_of_D6(String rate, String line) {
        assertThat(lines("feeRate", facts("feeRate", rate))).containsExactly(line);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("feeRate", facts("feeRate", "BUREAUX"));
    }
}
