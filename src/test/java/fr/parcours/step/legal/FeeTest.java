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

class FeeTest {
    /** An association that serves the general interest asks for a free place of the public domain. */
    private static final Map<String, Object> A_GOOD_CAUSE =
            facts("fee", "CODP", "PUBLIC", "ASSOCIATION_IG", false, true, "AUCUNE", false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                                               | fee
        0   | legalTitle=ANALYSE_JURIDIQUE                                                          | ANALYSE_JURIDIQUE
        0   | legalTitle=ANALYSE_JURIDIQUE, exemption=SECURITE_ETAT                                 | ANALYSE_JURIDIQUE
        1   | legalTitle=AFFECTATION_INTERNE, occupantType=SERVICE_MEL, sameBudget=true             | AUCUNE
        2   | legalTitle=AFFECTATION_INTERNE, occupantType=SERVICE_MEL                              | REFACTURATION_INTERNE
        2   | legalTitle=PROTOCOLE_TRIPARTITE, occupantType=SERVICE_MEL                             | REFACTURATION_INTERNE
        3   | legalTitle=COMMODAT, domaniality=PRIVE                                                | GRATUIT_PAR_NATURE
        3   | legalTitle=COMMODAT_ENTRANT, domaniality=PRIVE, occupantType=SERVICE_MEL              | GRATUIT_PAR_NATURE
        4   | exemption=TRAVAUX_OUVRAGE, occupantType=ENTREPRISE, economicUse=true                  | GRATUIT_LEGAL
        4   | exemption=CONSERVATION_DOMAINE                                                        | GRATUIT_LEGAL
        4   | exemption=SECURITE_ETAT, occupantType=COMMUNE_MEMBRE                                  | GRATUIT_LEGAL
        4   | exemption=INFRA_TRANSPORT, occupantType=ENTREPRISE                                    | GRATUIT_LEGAL
        5   | ''                                                                                    | GRATUIT_FACULTATIF
        6   | free=false                                                                            | REDEVANCE
        6   | occupantType=ASSOCIATION_AUTRE, free=false                                            | REDEVANCE
        6   | occupantType=ASSOCIATION_AUTRE, free=true                                             | REDEVANCE
        7   | occupantType=COMMUNE_MEMBRE                                                           | REDEVANCE
        7   | occupantType=AUTRE_PERSONNE_PUBLIQUE, economicUse=true                                | REDEVANCE
        8   | economicUse=true                                                                      | REDEVANCE_FIXE_VARIABLE
        8   | occupantType=ASSOCIATION_AUTRE, economicUse=true, free=false                          | REDEVANCE_FIXE_VARIABLE
        8   | occupantType=ENTREPRISE, economicUse=true                                             | REDEVANCE_FIXE_VARIABLE
        8   | occupantType=ENTREPRISE, economicUse=false                                            | REDEVANCE_FIXE_VARIABLE
        9   | legalTitle=COP, domaniality=PRIVE, occupantType=ENTREPRISE                            | INDEMNITE_OU_LOYER
        9   | legalTitle=BAIL_DEROGATOIRE, domaniality=PRIVE, exemption=SECURITE_ETAT               | INDEMNITE_OU_LOYER
        9   | legalTitle=CONCESSION_TEMPORAIRE, domaniality=PRIVE                                   | INDEMNITE_OU_LOYER
        10  | legalTitle=CODP_ENTRANTE, occupantType=SERVICE_MEL                                    | A_PAYER_PAR_MEL
        10  | legalTitle=COP_ENTRANTE, domaniality=PRIVE, occupantType=SERVICE_MEL                  | A_PAYER_PAR_MEL
        10  | legalTitle=AOT_ETAT, occupantType=SERVICE_MEL                                         | A_PAYER_PAR_MEL
        10  | legalTitle=MAD_EPF, domaniality=PRIVE, occupantType=SERVICE_MEL                       | A_PAYER_PAR_MEL
        11  | legalTitle=PROTOCOLE_TRIPARTITE, occupantType=SERVICE_MEL, sameBudget=true            | SELON_PROTOCOLE
        12  | occupantType=PARTICULIER                                                              | REDEVANCE
        13  | domaniality=A_QUALIFIER                                                               | ANALYSE_JURIDIQUE
        13  | domaniality=PRIVE                                                                     | ANALYSE_JURIDIQUE
        13  | occupantType=SERVICE_MEL                                                              | ANALYSE_JURIDIQUE\
        """)
    void runs_table_D6(String row, String changed, String fee) {
        assertThat(lines("fee", but(A_GOOD_CAUSE, changed))).containsExactly(fee);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("fee", A_GOOD_CAUSE);
    }
}
