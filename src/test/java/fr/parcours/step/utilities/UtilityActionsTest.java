package fr.parcours.step.utilities;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilityActionsTest {
    /** Electricity for a service of the MEL, in a house that is connected, with time left. */
    private static final Map<String, Object> POWER =
            facts("utilityActions", "ELEC", true, "OUVERT", true, 20, 0, false, true, "SERVICE_MEL");

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                                   | actions
        1   | ''                                                                        | RELEVE_ENTREE
        1   | utility=EAU                                                               | RELEVE_ENTREE
        1   | utility=CHAUFFAGE                                                         | RELEVE_ENTREE
        1   | utility=INTERNET                                                          | ''
        1   | occupantType=ENTREPRISE                                                   | RELEVE_ENTREE, CONTRAT_OCCUPANT
        2   | holderIsMel=false                                                         | CHANGEMENT_TITULAIRE, RELEVE_ENTREE
        2   | holderIsMel=false, utility=INTERNET                                       | ''
        2   | holderIsMel=false, occupantType=ASSOCIATION_IG                            | CONTRAT_OCCUPANT
        3   | meterState=FERME, workingDaysLeft=5                                       | MISE_EN_SERVICE
        3   | meterState=FERME, workingDaysLeft=0, utility=EAU                          | MISE_EN_SERVICE
        3   | meterState=FERME, workingDaysLeft=0, utility=CHAUFFAGE                    | MISE_EN_SERVICE
        3   | meterState=FERME, workingDaysLeft=0, utility=INTERNET                     | ''
        4   | meterState=FERME, workingDaysLeft=4                                       | MISE_EN_SERVICE_EXPRESS
        5   | closedMonths=24                                                           | RELEVE_ENTREE
        5   | closedMonths=25                                                           | RELEVE_ENTREE, VERIFICATION_ELECTRIQUE
        5   | installationModified=true                                                 | RELEVE_ENTREE, VERIFICATION_ELECTRIQUE
        5   | installationModified=true, closedMonths=25                                | RELEVE_ENTREE, VERIFICATION_ELECTRIQUE
        5   | installationModified=true, closedMonths=25, utility=CHAUFFAGE             | RELEVE_ENTREE
        6   | utility=GAZ                                                               | RELEVE_ENTREE, VERIF_CHAUDIERE, ETANCHEITE
        6   | utility=GAZ, meterState=FERME, workingDaysLeft=1                          | MISE_EN_SERVICE, VERIF_CHAUDIERE, ETANCHEITE
        7   | utility=EAU, closedMonths=3                                               | RELEVE_ENTREE
        7   | utility=EAU, closedMonths=4                                               | RELEVE_ENTREE, RINCAGE_RESEAU
        8   | meterState=ABSENT                                                         | RACCORDEMENT
        8   | meterState=ABSENT, utility=INTERNET                                       | ''
        9   | needed=false                                                              | MISE_HORS_SERVICE
        9   | needed=false, utility=GAZ                                                 | MISE_HORS_SERVICE
        9   | needed=false, utility=INTERNET, fibre=false                               | MISE_HORS_SERVICE
        9   | needed=false, utility=EAU, closedMonths=40                                | HORS_GEL
        9   | needed=false, utility=CHAUFFAGE, occupantType=ENTREPRISE                  | HORS_GEL
        9   | needed=false, meterState=FERME, installationModified=true                 | ''
        9   | needed=false, meterState=ABSENT                                           | ''
        10  | utility=INTERNET, fibre=false                                             | ROUTEUR_4G
        10  | utility=INTERNET, fibre=false, meterState=ABSENT                          | ROUTEUR_4G
        10  | fibre=false                                                               | RELEVE_ENTREE
        11  | utility=INTERNET, occupantType=COMMUNE_MEMBRE                             | CONTRAT_OCCUPANT
        11  | meterState=FERME, occupantType=ENTREPRISE                                 | MISE_EN_SERVICE, CONTRAT_OCCUPANT\
        """)
    void runs_table_D11(String row, String changed, String actions) {
        assertThat(lines("utilityActions", but(POWER, changed))).containsExactlyInAnyOrderElementsOf(items(actions));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("utilityActions", POWER);
    }
}
