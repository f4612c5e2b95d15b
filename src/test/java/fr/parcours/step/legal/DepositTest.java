package fr.parcours.step.legal;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | occupantType            | legalTitle            | fee                     | months
        1   | SERVICE_MEL             | AFFECTATION_INTERNE   | AUCUNE                  | 0
        1   | SERVICE_MEL             | CODP_ENTRANTE         | A_PAYER_PAR_MEL         | 0
        1   | COMMUNE_MEMBRE          | CODP                  | REDEVANCE               | 0
        1   | AUTRE_PERSONNE_PUBLIQUE | COP                   | INDEMNITE_OU_LOYER      | 0
        2   | ASSOCIATION_IG          | COMMODAT              | GRATUIT_PAR_NATURE      | 0
        2   | ENTREPRISE              | COMMODAT              | REDEVANCE               | 0
        2   | ASSOCIATION_IG          | CODP                  | GRATUIT_FACULTATIF      | 0
        2   | ENTREPRISE              | CODP                  | GRATUIT_LEGAL           | 0
        2   | ENTREPRISE              | CODP                  | GRATUIT_PAR_NATURE      | 0
        3   | ASSOCIATION_IG          | CODP                  | REDEVANCE               | 1
        3   | ASSOCIATION_AUTRE       | CODP                  | REDEVANCE_FIXE_VARIABLE | 1
        3   | ASSOCIATION_IG          | CONCESSION_TEMPORAIRE | INDEMNITE_OU_LOYER      | 1
        4   | ENTREPRISE              | CODP                  | REDEVANCE_FIXE_VARIABLE | 2
        4   | ENTREPRISE              | COP                   | INDEMNITE_OU_LOYER      | 2
        5   | PARTICULIER             | CODP                  | REDEVANCE               | 0
        5   | ASSOCIATION_AUTRE       | ANALYSE_JURIDIQUE     | ANALYSE_JURIDIQUE       | 0\
        """)
    void runs_table_D12(String row, String occupant, String title, String fee, int months) {
        assertThat(decideOne("deposit", facts("deposit", occupant, title, fee)))
                .containsExactlyEntriesOf(Map.of("monthsOfFee", months));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("deposit", facts("deposit", "ENTREPRISE", "CODP", "REDEVANCE"));
    }
}
