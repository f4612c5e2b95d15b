package fr.parcours.step.legal;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompetitionTest {
    /** A firm asks for a year in a place of the public domain. */
    private static final Map<String, Object> A_FIRM =
            facts("competition", "CODP", "PUBLIC", "ENTREPRISE", true, false, false, "AUCUN", false, 12, false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                       | competition
        0   | legalTitle=ANALYSE_JURIDIQUE                                  | A_QUALIFIER 0
        0   | legalTitle=ANALYSE_JURIDIQUE, meetsMelNeed=true               | A_QUALIFIER 0
        0b  | meetsMelNeed=true                                             | COMMANDE_PUBLIQUE 0
        0b  | meetsMelNeed=true, legalTitle=AFFECTATION_INTERNE             | COMMANDE_PUBLIQUE 0
        1   | legalTitle=AFFECTATION_INTERNE                                | NON_APPLICABLE 0
        1   | legalTitle=PROTOCOLE_TRIPARTITE                               | NON_APPLICABLE 0
        1   | legalTitle=CODP_ENTRANTE                                      | NON_APPLICABLE 0
        1   | legalTitle=COMMODAT_ENTRANT, domaniality=PRIVE                | NON_APPLICABLE 0
        1   | legalTitle=COP_ENTRANTE, domaniality=PRIVE                    | NON_APPLICABLE 0
        1   | legalTitle=AOT_ETAT                                           | NON_APPLICABLE 0
        1   | legalTitle=MAD_EPF                                            | NON_APPLICABLE 0
        2   | legalTitle=COP, domaniality=PRIVE                             | NON_OBLIGATOIRE 15
        2   | legalTitle=COMMODAT, domaniality=PRIVE, occupantType=ASSOCIATION_IG | NON_OBLIGATOIRE 0
        2   | legalTitle=COP, domaniality=PRIVE, urgency=true, spontaneous=true   | NON_OBLIGATOIRE 15
        3   | economicUse=false                                             | NON_REQUISE 0
        3   | economicUse=false, urgency=true, durationMonths=3             | NON_REQUISE 0
        4   | urgency=true                                                  | DISPENSE_URGENCE 0
        4   | urgency=true, prolongation=true, amicableGround=SECURITE      | DISPENSE_URGENCE 0
        5   | urgency=true, durationMonths=13, prolongation=true            | DISPENSE_PROLONGATION 0
        6   | urgency=true, durationMonths=13, amicableGround=SECURITE      | AMIABLE_MOTIVE 0
        7   | urgency=true, durationMonths=13, spontaneous=true             | PUBLICITE_SPONTANEE 21
        9   | urgency=true, durationMonths=13                               | SELECTION_PREALABLE 30
        5   | prolongation=true, amicableGround=SEULE_PERSONNE              | DISPENSE_PROLONGATION 0
        6   | amicableGround=SEULE_PERSONNE                                 | AMIABLE_MOTIVE 0
        6   | amicableGround=CONTROLE_ETROIT                                | AMIABLE_MOTIVE 0
        6   | amicableGround=INFRUCTUEUSE                                   | AMIABLE_MOTIVE 0
        6   | amicableGround=CARACTERISTIQUES                               | AMIABLE_MOTIVE 0
        6   | amicableGround=SECURITE, spontaneous=true, durationMonths=3   | AMIABLE_MOTIVE 0
        7   | spontaneous=true                                              | PUBLICITE_SPONTANEE 21
        7   | spontaneous=true, durationMonths=4                            | PUBLICITE_SPONTANEE 21
        8   | durationMonths=4                                              | PUBLICITE_SIMPLE 15
        9   | durationMonths=5                                              | SELECTION_PREALABLE 30
        9   | domaniality=A_QUALIFIER, economicUse=false                    | SELECTION_PREALABLE 30\
        """)
    void runs_table_D5(String row, String changed, String competition) {
        assertThat(lines("competition", but(A_FIRM, changed))).containsExactly(competition);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("competition", A_FIRM);
    }
}
