package fr.parcours.step.insurance;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.decide;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredCoveragesTest {
    /** An association in 340 m² that does nothing special there. */
    private static final Map<String, Object> AN_ASSOCIATION =
            facts("requiredCoverages", "CODP", "ASSOCIATION_IG", false, false, false, 0.0, 340.0);

    private static final Map<String, Object> A_SERVICE = but(AN_ASSOCIATION, "occupantType=SERVICE_MEL");

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | legalTitle           | coverages
        1   | AFFECTATION_INTERNE  | DECLARATION_ASSUREUR_MEL, NOTE_RC_MEL
        2   | CODP_ENTRANTE        | ATTESTATION_MEL_VERS_PROPRIETAIRE
        2   | COMMODAT_ENTRANT     | ATTESTATION_MEL_VERS_PROPRIETAIRE
        2   | COP_ENTRANTE         | ATTESTATION_MEL_VERS_PROPRIETAIRE
        2   | AOT_ETAT             | ATTESTATION_MEL_VERS_PROPRIETAIRE
        2   | MAD_EPF              | ATTESTATION_MEL_VERS_PROPRIETAIRE
            | PROTOCOLE_TRIPARTITE | ''\
        """)
    void runs_table_D7_for_a_service_whatever_it_does_there(String row, String title, String coverages) {
        var busy = "recourseWaiver=true, publicReception=true, worksByOccupant=true, equipmentValue=9000";
        assertThat(lines("requiredCoverages", but(A_SERVICE, busy + ", legalTitle=" + title)))
                .containsExactlyInAnyOrderElementsOf(items(coverages));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                | added
        4   | ''                                     | RISQUES_LOCATIFS 510000.0
        4   | areaM2=12.5                            | RISQUES_LOCATIFS 18750.0
        4   | occupantType=ENTREPRISE                | RISQUES_LOCATIFS 510000.0
        4   | occupantType=COMMUNE_MEMBRE            | RISQUES_LOCATIFS 510000.0
        6   | publicReception=true                   | RISQUES_LOCATIFS 510000.0, RC_ORGANISATEUR_PUBLIC 7500000.0
        7   | worksByOccupant=true                   | RISQUES_LOCATIFS 510000.0, RC_TRAVAUX, DECENNALE
        8   | equipmentValue=5000                    | RISQUES_LOCATIFS 510000.0
        8   | equipmentValue=5000.01                 | RISQUES_LOCATIFS 510000.0, DOMMAGES_BIENS_PROPRES 5000.01
        9   | recourseWaiver=true                    | ACCORD_ASSUREUR_PROPRIETAIRE, CLAUSE_RECIPROQUE
        2   | legalTitle=MAD_EPF                     | RISQUES_LOCATIFS 510000.0, ATTESTATION_MEL_VERS_PROPRIETAIRE\
        """)
    void runs_table_D7_for_others_beside_liability_and_neighbours(String row, String changed, String added) {
        var always = "RC_EXPLOITATION 5000000.0, RECOURS_VOISINS_TIERS 1000000.0, ";
        assertThat(lines("requiredCoverages", but(AN_ASSOCIATION, changed)))
                .containsExactlyInAnyOrderElementsOf(items(always + added));
    }

    /** D7 says nothing of a service in a building that an operator runs; the change of risk is declared all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        occupantType   | declared
        SERVICE_MEL    | DECLARATION_ASSUREUR_MEL, NOTE_RC_MEL
        ASSOCIATION_IG | ''\
        """)
    void where_nothing_is_asked_for_the_house_declares_its_own_service(String occupantType, String declared) {
        assertThat(lines("insurerDeclaration", facts("insurerDeclaration", occupantType)))
                .containsExactlyInAnyOrderElementsOf(items(declared));
    }

    @Test
    void a_paper_without_a_sum_says_so() {
        assertThat(decide("requiredCoverages", but(A_SERVICE, "legalTitle=AFFECTATION_INTERNE")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsEntry("minAmount", null));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("requiredCoverages", AN_ASSOCIATION);
    }
}
