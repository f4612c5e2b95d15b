package fr.parcours.step.request;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        nbBlock | nbComplete | nbLegal | nbReserve | eligibility
        1       | 0          | 0       | 0         | NON_ELIGIBLE
        3       | 2          | 1       | 4         | NON_ELIGIBLE
        0       | 1          | 0       | 0         | INCOMPLET
        0       | 2          | 1       | 4         | INCOMPLET
        0       | 0          | 1       | 0         | A_INSTRUIRE_JURIDIQUE
        0       | 0          | 2       | 4         | A_INSTRUIRE_JURIDIQUE
        0       | 0          | 0       | 1         | ELIGIBLE_SOUS_RESERVE
        0       | 0          | 0       | 0         | ELIGIBLE\
        """)
    void runs_table_D1b(int block, int complete, int legal, int reserve, String expected) {
        assertThat(decideOne("eligibility", facts("eligibility", block, complete, legal, reserve)))
                .containsExactlyEntriesOf(Map.of("eligibility", expected));
    }

    @Test
    void a_forgotten_count_is_refused_by_its_name() {
        refusesEachForgottenFact("eligibility", facts("eligibility", 0, 0, 0, 0));
    }
}
