package fr.parcours.step.agreement;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionAuthorityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | legalTitle            | occupantType      | public | cost     | tariff | inGrid | months | free  | value    | fee      | rent     | authority
        0   | ANALYSE_JURIDIQUE     | SERVICE_MEL       | false  | 0        | false  | false  | 6      | true  | 0        | 0        | 0        | A_QUALIFIER
        0   | ANALYSE_JURIDIQUE     | ENTREPRISE        | true   | 99000    | true   | false  | 200    | true  | 99000    | 99000    | 99000    | A_QUALIFIER
        1   | AFFECTATION_INTERNE   | SERVICE_MEL       | false  | 0        | false  | false  | 6      | true  | 0        | 0        | 0        | DGA_PATRIMOINE
        1   | AFFECTATION_INTERNE   | SERVICE_MEL       | false  | 9999.99  | false  | false  | 6      | true  | 0        | 0        | 0        | DGA_PATRIMOINE
        1   | AFFECTATION_INTERNE   | SERVICE_MEL       | false  | 10000    | true   | false  | 200    | true  | 99000    | 99000    | 99000    | DGA_PATRIMOINE
        2   | AFFECTATION_INTERNE   | SERVICE_MEL       | false  | 10000.01 | false  | false  | 6      | true  | 0        | 0        | 0        | DGS
        2   | AFFECTATION_INTERNE   | SERVICE_MEL       | true   | 0        | false  | false  | 200    | true  | 0        | 0        | 0        | DGS
        3   | CODP                  | ENTREPRISE        | false  | 0        | true   | false  | 6      | false | 0        | 100      | 0        | CONSEIL
        3   | CODP                  | ASSOCIATION_IG    | true   | 0        | true   | false  | 6      | true  | 30000    | 0        | 0        | CONSEIL
        4   | CODP                  | ENTREPRISE        | false  | 0        | true   | true   | 145    | false | 0        | 100      | 0        | CONSEIL
        4   | COMMODAT              | ASSOCIATION_IG    | false  | 0        | false  | false  | 145    | true  | 30000    | 0        | 0        | CONSEIL
        4   | CODP_ENTRANTE         | SERVICE_MEL       | false  | 0        | false  | false  | 145    | false | 0        | 0        | 100      | CONSEIL
        5   | PROTOCOLE_TRIPARTITE  | SERVICE_MEL       | false  | 0        | false  | false  | 6      | true  | 0        | 0        | 0        | CONSEIL
        6   | COMMODAT              | ASSOCIATION_IG    | false  | 0        | false  | false  | 6      | true  | 23000.01 | 0        | 0        | BUREAU
        6   | CODP                  | COMMUNE_MEMBRE    | false  | 0        | true   | true   | 144    | true  | 23000.01 | 0        | 0        | BUREAU
        7   | COMMODAT              | ASSOCIATION_IG    | false  | 0        | false  | false  | 36     | true  | 23000    | 0        | 0        | PRESIDENT_DELEGATION
        7   | CODP                  | ENTREPRISE        | true   | 99000    | true   | true   | 36     | false | 99000    | 50000    | 99000    | PRESIDENT_DELEGATION
        7   | BAIL_DEROGATOIRE      | ENTREPRISE        | false  | 0        | true   | false  | 35     | false | 0        | 49999.99 | 0        | PRESIDENT_DELEGATION
        8   | CODP_ENTRANTE         | SERVICE_MEL       | false  | 0        | false  | false  | 36     | false | 0        | 0        | 50000    | PRESIDENT_DELEGATION
        8   | COP_ENTRANTE          | SERVICE_MEL       | true   | 99000    | false  | false  | 35     | false | 0        | 0        | 49999.99 | PRESIDENT_DELEGATION
        8   | COMMODAT_ENTRANT      | SERVICE_MEL       | false  | 0        | false  | false  | 6      | true  | 99000    | 99000    | 0        | PRESIDENT_DELEGATION
        8   | MAD_EPF               | SERVICE_MEL       | false  | 0        | false  | false  | 6      | false | 0        | 0        | 100      | PRESIDENT_DELEGATION
        8   | AOT_ETAT              | SERVICE_MEL       | false  | 0        | false  | false  | 6      | false | 0        | 0        | 100      | PRESIDENT_DELEGATION
        9   | CODP                  | ENTREPRISE        | false  | 0        | true   | true   | 37     | false | 0        | 50000    | 0        | BUREAU
        9   | CODP                  | ENTREPRISE        | false  | 0        | true   | true   | 36     | false | 0        | 50000.01 | 0        | BUREAU
        9   | CODP                  | ENTREPRISE        | false  | 0        | true   | true   | 144    | false | 0        | 100      | 0        | BUREAU
        9   | COMMODAT              | ASSOCIATION_IG    | false  | 0        | false  | false  | 37     | true  | 23000    | 0        | 0        | BUREAU
        9   | COP_ENTRANTE          | SERVICE_MEL       | false  | 0        | false  | false  | 37     | false | 0        | 0        | 50000    | BUREAU
        9   | COP_ENTRANTE          | SERVICE_MEL       | false  | 0        | false  | false  | 36     | false | 0        | 0        | 50000.01 | BUREAU
        9   | MAD_EPF               | ENTREPRISE        | false  | 0        | false  | false  | 36     | false | 0        | 50000.01 | 0        | BUREAU\
        """)
    void runs_table_D9(
            String row,
            String title,
            String occupant,
            boolean publicReception,
            double cost,
            boolean tariffNeeded,
            boolean inGrid,
            int months,
            boolean free,
            double value,
            double fee,
            double rent,
            String expected) {
        var facts = facts(
                "decisionAuthority",
                title,
                occupant,
                publicReception,
                cost,
                tariffNeeded,
                inGrid,
                months,
                free,
                value,
                fee,
                rent);
        assertThat(decideOne("decisionAuthority", facts)).containsEntry("authority", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | legalTitle           | occupantType   | public | inGrid | months | value | signatory                     | act
        0   | ANALYSE_JURIDIQUE    | ENTREPRISE     | false  | true   | 6      | 0     | –                             | –
        1   | AFFECTATION_INTERNE  | SERVICE_MEL    | false  | true   | 6      | 0     | DGA (délégation de signature) | note d'affectation
        2   | AFFECTATION_INTERNE  | SERVICE_MEL    | true   | true   | 6      | 0     | DGS                           | note d'affectation et arbitrage
        3   | CODP                 | ASSOCIATION_IG | false  | false  | 6      | 0     | Président                     | délibération (tarif ou conditions de la gratuité)
        4   | CODP                 | ASSOCIATION_IG | false  | true   | 145    | 0     | Président                     | délibération
        5   | PROTOCOLE_TRIPARTITE | SERVICE_MEL    | false  | true   | 6      | 0     | Président                     | délibération
        6   | CODP                 | ASSOCIATION_IG | false  | true   | 6      | 24000 | Président/VP                  | délibération du Bureau
        7   | CODP                 | ASSOCIATION_IG | false  | true   | 6      | 0     | VP délégué patrimoine         | décision directe
        8   | COMMODAT_ENTRANT     | SERVICE_MEL    | false  | true   | 6      | 0     | VP                            | décision directe
        9   | COMMODAT_ENTRANT     | SERVICE_MEL    | false  | true   | 37     | 0     | Président/VP                  | délibération du Bureau\
        """)
    void says_who_signs_what_when_the_space_is_free_of_charge(
            String row,
            String title,
            String occupant,
            boolean publicReception,
            boolean inGrid,
            int months,
            double value,
            String signatory,
            String act) {
        var facts = facts(
                "decisionAuthority",
                title,
                occupant,
                publicReception,
                0.0,
                true,
                inGrid,
                months,
                true,
                value,
                0.0,
                0.0);
        assertThat(decideOne("decisionAuthority", facts))
                .hasSize(3)
                .containsEntry("signatory", signatory)
                .containsEntry("act", act);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact(
                "decisionAuthority",
                facts("decisionAuthority", "CODP", "ENTREPRISE", false, 0.0, true, true, 6, false, 0.0, 0.0, 0.0));
    }
}
