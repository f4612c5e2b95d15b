package fr.parcours.step.technical;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredDiagnosticsTest {
    private static final Map<String, Object> BARE_LAND = facts(
            "requiredDiagnostics",
            false, // permitBefore1997OrUnknown
            false, // housing
            false, // leaseOrPaidTitle
            false, // heated
            false, // riskZone
            false, // external
            false, // workplaceOrErp
            false, // gas
            false, // boiler
            false, // fireEquipment
            false, // lift
            false, // visibleCracks
            false, // hotWaterWithShowers
            false, // worksPlanned
            0); // vacantMonths

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                        | diagnostics
            | ''                                                             | ''
        1   | permitBefore1997OrUnknown=true                                 | DTA
        1   | permitBefore1997OrUnknown=true, housing=true                   | ''
        2   | leaseOrPaidTitle=true, heated=true                             | DPE 120
        2   | leaseOrPaidTitle=true                                          | ''
        2   | heated=true, external=true                                     | ''
        3   | riskZone=true                                                  | ''
        3   | riskZone=true, external=true                                   | ETAT_DES_RISQUES 6
        3   | riskZone=true, leaseOrPaidTitle=true                           | ETAT_DES_RISQUES 6
        3   | riskZone=true, leaseOrPaidTitle=true, external=true            | ETAT_DES_RISQUES 6
        4   | workplaceOrErp=true                                            | VERIF_ELECTRIQUE 12
        5   | gas=true                                                       | VERIF_GAZ 12
        6   | boiler=true                                                    | ENTRETIEN_CHAUDIERE 12
        7   | fireEquipment=true                                             | VERIF_SSI_EXTINCTEURS 12
        8   | lift=true                                                      | CONTROLE_ASCENSEUR 60
        9   | vacantMonths=24                                                | ''
        9   | vacantMonths=25                                                | DIAG_STRUCTURE
        9   | visibleCracks=true                                             | DIAG_STRUCTURE
        9   | visibleCracks=true, vacantMonths=25                            | DIAG_STRUCTURE
        10  | hotWaterWithShowers=true                                       | LEGIONELLES 12
        11  | worksPlanned=true                                              | ''
        11  | worksPlanned=true, permitBefore1997OrUnknown=true              | DTA, RAAT
        11  | worksPlanned=true, permitBefore1997OrUnknown=true, housing=true | RAAT\
        """)
    void runs_table_D16(String row, String changed, String diagnostics) {
        assertThat(lines("requiredDiagnostics", but(BARE_LAND, changed)))
                .containsExactlyInAnyOrderElementsOf(items(diagnostics));
    }

    @Test
    void what_has_no_end_date_says_so() {
        assertThat(decideOne("requiredDiagnostics", but(BARE_LAND, "permitBefore1997OrUnknown=true")))
                .containsEntry("validityMonths", null);
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("requiredDiagnostics", BARE_LAND);
    }
}
