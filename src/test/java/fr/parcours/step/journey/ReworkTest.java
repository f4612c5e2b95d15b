package fr.parcours.step.journey;

import static fr.parcours.engine.Tables.decide;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReworkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        changed   | rerun
        ADRESSE   | eligibility requiredCoverages certificateCheck inventory utilityActions
        SURFACE   | eligibility requiredCoverages certificateCheck inventory utilityActions
        ESPACE    | FROM_VISIT
        PERIODE   | eligibility legalTitle competition certificateCheck decisionAuthority
        PUBLIC    | eligibility erpCategory safetySteps competition fee requiredCoverages certificateCheck decisionAuthority planning requiredDiagnostics
        EFFECTIF  | eligibility erpCategory safetySteps competition fee requiredCoverages certificateCheck decisionAuthority planning requiredDiagnostics
        ACTIVITE  | eligibility erpCategory safetySteps competition fee requiredCoverages certificateCheck decisionAuthority planning requiredDiagnostics
        OCCUPANT  | FROM_REQUEST
        REDEVANCE | legalTitle fee decisionAuthority deposit\
        """)
    void runs_table_D17(String changed, String rerun) {
        assertThat(decide("rework", facts("rework", changed)).stream().map(row -> row.get("rerun")))
                .containsExactlyInAnyOrder((Object[]) rerun.split(" "));
    }

    @Test
    void a_typing_error_reruns_nothing() {
        assertThat(decide("rework", facts("rework", "COQUILLE"))).isEmpty();
    }

    @Test
    void an_unknown_change_reruns_nothing() {
        assertThat(decide("rework", facts("rework", "METEO"))).isEmpty();
    }

    @Test
    void a_forgotten_change_is_refused_by_its_name() {
        refusesEachForgottenFact("rework", facts("rework", "PERIODE"));
    }
}
