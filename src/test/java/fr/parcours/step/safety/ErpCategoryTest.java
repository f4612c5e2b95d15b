package fr.parcours.step.safety;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErpCategoryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | publicReception | sleeping | belowAllThresholds | total | erpCategory
        1   | true            | true     | true               | 10    | A_ETUDIER
        1   | false           | true     | false              | 900   | A_ETUDIER
        2   | false           | false    | true               | 900   | NON_ERP
        2   | false           | false    | false              | 1501  | NON_ERP
        3   | true            | false    | true               | 0     | CAT5
        3   | true            | false    | true               | 301   | CAT5
        4   | true            | false    | false              | 50    | CAT4
        4   | true            | false    | false              | 300   | CAT4
        5   | true            | false    | false              | 301   | CAT3
        5   | true            | false    | false              | 700   | CAT3
        6   | true            | false    | false              | 701   | CAT2
        6   | true            | false    | false              | 1500  | CAT2
        7   | true            | false    | false              | 1501  | CAT1\
        """)
    void runs_table_D2b(
            String row, boolean publicReception, boolean sleeping, boolean below, int total, String expected) {
        assertThat(decideOne("erpCategory", facts("erpCategory", publicReception, sleeping, below, total)))
                .containsExactlyEntriesOf(Map.of("erpCategory", expected));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("erpCategory", facts("erpCategory", true, false, true, 16));
    }
}
