package fr.parcours.step.agreement;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalTitleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | domaniality | ownerType    | operator | occupantType            | reserve | free  | months | precarious | legalTitle
        1   | PUBLIC      | MEL          | true     | SERVICE_MEL             | false   | true  | 6      | false      | PROTOCOLE_TRIPARTITE
        1   | A_QUALIFIER | MEL          | true     | SERVICE_MEL             | true    | false | 60     | true       | PROTOCOLE_TRIPARTITE
        2   | PRIVE       | MEL          | false    | SERVICE_MEL             | false   | true  | 6      | false      | AFFECTATION_INTERNE
        2   | A_QUALIFIER | MEL          | false    | SERVICE_MEL             | true    | false | 60     | true       | AFFECTATION_INTERNE
        3   | A_QUALIFIER | MEL          | false    | ASSOCIATION_IG          | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        3   | A_QUALIFIER | COMMUNE      | false    | SERVICE_MEL             | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        3   | A_QUALIFIER | EPF          | false    | SERVICE_MEL             | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        4   | PUBLIC      | ETAT         | false    | SERVICE_MEL             | false   | true  | 6      | false      | AOT_ETAT
        4   | PUBLIC      | ETAT         | true     | SERVICE_MEL             | false   | false | 60     | false      | AOT_ETAT
        5   | PRIVE       | EPF          | false    | SERVICE_MEL             | false   | true  | 6      | false      | MAD_EPF
        5   | PUBLIC      | EPF          | false    | ENTREPRISE              | false   | false | 60     | false      | MAD_EPF
        6   | PUBLIC      | COMMUNE      | false    | SERVICE_MEL             | false   | true  | 6      | false      | CODP_ENTRANTE
        6   | PUBLIC      | AUTRE_PUBLIC | true     | SERVICE_MEL             | false   | false | 6      | false      | CODP_ENTRANTE
        7   | PRIVE       | COMMUNE      | false    | SERVICE_MEL             | false   | true  | 6      | false      | COMMODAT_ENTRANT
        7   | PRIVE       | AUTRE_PUBLIC | false    | SERVICE_MEL             | false   | true  | 6      | false      | COMMODAT_ENTRANT
        7   | PRIVE       | PRIVE        | false    | SERVICE_MEL             | false   | true  | 6      | false      | COMMODAT_ENTRANT
        8   | PRIVE       | COMMUNE      | false    | SERVICE_MEL             | false   | false | 6      | false      | COP_ENTRANTE
        8   | PRIVE       | AUTRE_PUBLIC | false    | SERVICE_MEL             | false   | false | 6      | false      | COP_ENTRANTE
        8   | PRIVE       | PRIVE        | false    | SERVICE_MEL             | false   | false | 6      | false      | COP_ENTRANTE
        8   | PRIVE       | ETAT         | false    | SERVICE_MEL             | false   | false | 6      | false      | COP_ENTRANTE
        8b  | PUBLIC      | MEL          | true     | ASSOCIATION_IG          | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        8b  | PRIVE       | MEL          | true     | ENTREPRISE              | true    | false | 6      | true       | ANALYSE_JURIDIQUE
        9   | PUBLIC      | MEL          | false    | COMMUNE_MEMBRE          | false   | true  | 6      | false      | CODP
        9   | PUBLIC      | MEL          | false    | PARTICULIER             | true    | false | 60     | true       | CODP
        10  | PRIVE       | MEL          | false    | ASSOCIATION_IG          | true    | true  | 6      | false      | CONCESSION_TEMPORAIRE
        10  | PRIVE       | MEL          | false    | ENTREPRISE              | true    | false | 60     | true       | CONCESSION_TEMPORAIRE
        11  | PRIVE       | MEL          | false    | ASSOCIATION_IG          | false   | true  | 6      | false      | COMMODAT
        11  | PRIVE       | MEL          | false    | COMMUNE_MEMBRE          | false   | true  | 6      | true       | COMMODAT
        11  | PRIVE       | MEL          | false    | AUTRE_PERSONNE_PUBLIQUE | false   | true  | 6      | false      | COMMODAT
        12  | PRIVE       | MEL          | false    | ENTREPRISE              | false   | false | 12     | true       | COP
        12  | PRIVE       | MEL          | false    | ASSOCIATION_AUTRE       | false   | false | 60     | true       | COP
        13  | PRIVE       | MEL          | false    | ENTREPRISE              | false   | false | 35     | false      | BAIL_DEROGATOIRE
        13  | PRIVE       | MEL          | false    | ENTREPRISE              | false   | false | 36     | false      | BAIL_DEROGATOIRE
        14  | PRIVE       | MEL          | false    | ENTREPRISE              | false   | false | 37     | false      | ANALYSE_JURIDIQUE
        14  | PRIVE       | MEL          | false    | ASSOCIATION_AUTRE       | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        14  | PRIVE       | MEL          | false    | ASSOCIATION_IG          | false   | false | 6      | false      | ANALYSE_JURIDIQUE
        14  | PRIVE       | MEL          | false    | ENTREPRISE              | false   | true  | 6      | true       | ANALYSE_JURIDIQUE
        14  | PRIVE       | ETAT         | false    | SERVICE_MEL             | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        14  | PUBLIC      | PRIVE        | false    | SERVICE_MEL             | false   | true  | 6      | false      | ANALYSE_JURIDIQUE
        14  | PUBLIC      | COMMUNE      | false    | ASSOCIATION_IG          | false   | true  | 6      | false      | ANALYSE_JURIDIQUE\
        """)
    void runs_table_D4(
            String row,
            String domaniality,
            String owner,
            boolean operator,
            String occupant,
            boolean reserve,
            boolean free,
            int months,
            boolean precarious,
            String expected) {
        var facts = facts("legalTitle", domaniality, owner, operator, occupant, reserve, free, months, precarious);
        assertThat(decideOne("legalTitle", facts)).containsExactlyEntriesOf(Map.of("legalTitle", expected));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact(
                "legalTitle", facts("legalTitle", "PRIVE", "MEL", false, "SERVICE_MEL", false, true, 6, false));
    }
}
