package fr.parcours.step.agreement;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalityTransmissionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | legalTitle            | authority            | domaniality | transmit   | code
        1   | AFFECTATION_INTERNE   | DGA_PATRIMOINE       | A_QUALIFIER | NON        |
        1   | AFFECTATION_INTERNE   | DGS                  | PUBLIC      | NON        |
        1b  | PROTOCOLE_TRIPARTITE  | CONSEIL              | PUBLIC      | OUI        | 1.2
        1b  | PROTOCOLE_TRIPARTITE  | CONSEIL              | A_QUALIFIER | OUI        | 1.2
        2   | CODP                  | CONSEIL              | PUBLIC      | OUI        | 3.5
        2   | CODP                  | BUREAU               | PUBLIC      | OUI        | 3.5
        2   | CODP                  | PRESIDENT_DELEGATION | PUBLIC      | OUI        | 3.5
        2   | COP                   | PRESIDENT_DELEGATION | PUBLIC      | OUI        | 3.5
        3   | COP                   | PRESIDENT_DELEGATION | PRIVE       | OUI        | 3.3
        3   | COP_ENTRANTE          | BUREAU               | PRIVE       | OUI        | 3.3
        3   | BAIL_DEROGATOIRE      | CONSEIL              | PRIVE       | OUI        | 3.3
        4   | COMMODAT              | PRESIDENT_DELEGATION | PRIVE       | OUI        | 3.6
        4   | CONCESSION_TEMPORAIRE | BUREAU               | PRIVE       | OUI        | 3.6
        5   | CODP                  | DGS                  | PUBLIC      | A_VERIFIER |
        5   | CODP                  | PRESIDENT_DELEGATION | A_QUALIFIER | A_VERIFIER |
        5   | ANALYSE_JURIDIQUE     | A_QUALIFIER          | PRIVE       | A_VERIFIER |\
        """)
    void runs_table_D10(String row, String title, String authority, String domaniality, String transmit, String code) {
        assertThat(decideOne("legalityTransmission", facts("legalityTransmission", title, authority, domaniality)))
                .hasSize(2)
                .containsEntry("transmit", transmit)
                .containsEntry("matterCode", code);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact(
                "legalityTransmission", facts("legalityTransmission", "CODP", "PRESIDENT_DELEGATION", "PUBLIC"));
    }
}
