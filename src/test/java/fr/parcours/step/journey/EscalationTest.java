package fr.parcours.step.journey;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | ratio | blocking | action
        1   | 0     | true     | NONE
        1   | 0.79  | true     | NONE
        1   | 0.79  | false    | NONE
        2   | 0.8   | true     | RAPPEL_ASSIGNE
        2   | 0.99  | false    | RAPPEL_ASSIGNE
        3   | 1     | false    | RAPPEL_ASSIGNE_ET_CHEF
        3   | 1.49  | false    | RAPPEL_ASSIGNE_ET_CHEF
        4   | 1     | true     | CHEF_SERVICE
        4   | 1.49  | true     | CHEF_SERVICE
        5   | 1.5   | true     | PILOTE_REAFFECTE
        5   | 1.99  | false    | PILOTE_REAFFECTE
        6   | 2     | false    | ARBITRAGE_DGA
        6   | 12.5  | true     | ARBITRAGE_DGA\
        """)
    void runs_table_D15(String row, double ratio, boolean blocking, String action) {
        assertThat(decideOne("escalation", facts("escalation", ratio, blocking)))
                .containsExactlyEntriesOf(Map.of("action", action));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("escalation", facts("escalation", 1.0, true));
    }
}
