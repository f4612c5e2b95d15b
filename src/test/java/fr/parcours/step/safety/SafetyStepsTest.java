package fr.parcours.step.safety;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyStepsTest {
    /** In an office of another occupant, staff only; it always has to suit those who work there. */
    private static final Map<String, Object> PLAIN =
            facts("safetySteps", "NON_ERP", "NON_ERP", 0, false, false, false, 3, 3, "ENTREPRISE", false);

    private static final String EVERY_ERP =
            "REGISTRE_SECURITE, REGISTRE_ACCESSIBILITE, PLAN_EVACUATION, FORMATION_EXTINCTEUR";
    private static final String COMMISSION = "SAISINE_COMMISSION, VISITE_COMMISSION, ARRETE_OUVERTURE";

    /** Each line says which steps come with the changed facts, beside the work place that is always checked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                              | steps
        1   | ''                                                                   | ''
        2   | totalPersons=50                                                      | ''
        2   | totalPersons=51                                                      | ALARME_ET_CONSIGNE
        10  | occupantType=SERVICE_MEL, staffCount=0                               | ''
        10  | occupantType=SERVICE_MEL, staffCount=1                               | DUERP_MAJ, INFO_F3SCT
        12  | drinksOrFood=true                                                    | DECLARATION_DEBIT_BOISSONS
        4   | worksNeeded=true                                                     | ''
        6   | closedMonths=60                                                      | ''
        7   | oneOff=true, currentStatus=ERP_MEME_TYPE                             | ''
        8   | oneOff=true                                                          | ''\
        """)
    void runs_table_D3_where_only_staff_comes(String row, String changed, String expected) {
        assertThat(stepsWith(changed)).containsExactlyInAnyOrderElementsOf(items(expected));
    }

    /** Each line says which steps come beside the registers, the plan and the training that every ERP has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row  | changed                                                                               | steps
        3,11 | erpCategory=CAT5, currentStatus=ERP_AUTRE_TYPE, oneOff=true, activityAuthorised=true  | ''
        3,11 | erpCategory=A_ETUDIER, currentStatus=ERP_MEME_TYPE                                    | ''
        4    | erpCategory=CAT5, currentStatus=NON_ERP                                               | DOSSIER_AT_13824
        4    | erpCategory=CAT5, currentStatus=NON_ERP, worksNeeded=true                             | DOSSIER_AT_13824
        4    | erpCategory=CAT5, currentStatus=ERP_MEME_TYPE, worksNeeded=true                       | DOSSIER_AT_13824
        4    | erpCategory=CAT5, currentStatus=ERP_AUTRE_TYPE                                        | DOSSIER_AT_13824
        4    | erpCategory=A_ETUDIER, currentStatus=NON_ERP                                          | DOSSIER_AT_13824
        4,7  | erpCategory=CAT5, currentStatus=ERP_AUTRE_TYPE, worksNeeded=true, oneOff=true         | DOSSIER_AT_13824, GN6
        7    | erpCategory=CAT5, currentStatus=ERP_AUTRE_TYPE, oneOff=true                           | GN6
        7,9  | erpCategory=CAT5, currentStatus=ERP_MEME_TYPE, oneOff=true                            | GN6, DECLARATION_MAIRIE
        9    | erpCategory=CAT5, currentStatus=ERP_MEME_TYPE, oneOff=true, activityAuthorised=true   | DECLARATION_MAIRIE
        9    | erpCategory=CAT5, currentStatus=ERP_MEME_TYPE                                         | DECLARATION_MAIRIE
        6    | erpCategory=CAT5, currentStatus=ERP_MEME_TYPE, closedMonths=11                        | DECLARATION_MAIRIE
        8    | erpCategory=CAT5, currentStatus=NON_ERP, oneOff=true                                  | DOSSIER_AT_13824, GN6_INAPPLICABLE\
        """)
    void runs_table_D3_for_a_small_ERP(String row, String changed, String expected) {
        assertThat(stepsWith(changed)).containsExactlyInAnyOrderElementsOf(both(EVERY_ERP, expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                          | steps
        5   | erpCategory=CAT4, currentStatus=ERP_MEME_TYPE                    | ''
        5   | erpCategory=CAT3, currentStatus=ERP_MEME_TYPE                    | ''
        5   | erpCategory=CAT2, currentStatus=ERP_MEME_TYPE                    | ''
        5   | erpCategory=CAT1, currentStatus=ERP_MEME_TYPE                    | ''
        6   | erpCategory=CAT4, currentStatus=ERP_MEME_TYPE, closedMonths=10   | ''
        6   | erpCategory=CAT4, currentStatus=ERP_MEME_TYPE, closedMonths=11   | VISITE_REOUVERTURE
        6   | erpCategory=CAT1, currentStatus=ERP_MEME_TYPE, closedMonths=11   | VISITE_REOUVERTURE
        4,6 | erpCategory=CAT4, currentStatus=ERP_AUTRE_TYPE, closedMonths=26  | VISITE_REOUVERTURE, DOSSIER_AT_13824\
        """)
    void runs_table_D3_for_a_large_ERP(String row, String changed, String expected) {
        assertThat(stepsWith(changed))
                .containsExactlyInAnyOrderElementsOf(both(EVERY_ERP + ", " + COMMISSION, expected));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("safetySteps", PLAIN);
    }

    private static List<String> stepsWith(String changed) {
        var steps = new ArrayList<>(lines("safetySteps", but(PLAIN, changed)));
        assertThat(steps.remove("CONTROLE_CODE_TRAVAIL")).isTrue();
        return steps;
    }

    private static List<String> both(String always, String expected) {
        var both = new ArrayList<>(items(always));
        both.addAll(items(expected));
        return both;
    }
}
