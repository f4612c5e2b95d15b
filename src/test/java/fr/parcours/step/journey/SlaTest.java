package fr.parcours.step.journey;

import static fr.parcours.engine.Tables.decide;
import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        stepCode                | workingDays
        ACCUSE_RECEPTION        | 1
        PRE_INSTRUCTION         | 3
        VISITE_RDV              | 8
        CR_VISITE               | 3
        AVIS_TECHNIQUE          | 7
        AVIS_SECURITE           | 7
        AVIS_JURIDIQUE          | 7
        AVIS_ASSURANCE          | 5
        ACCORD_PRINCIPE         | 3
        REDACTION_TITRE         | 7
        CONTROLE_ATTESTATION    | 3
        SIGNATURE_OCCUPANT      | 10
        SIGNATURE_DGA           | 3
        SIGNATURE_DGS           | 3
        PASSAGE_BUREAU          | 30
        PASSAGE_CONSEIL         | 60
        VALIDATION_HIERARCHIQUE | 3
        SIGNATURE_VP            | 7
        TRANSMISSION_PREFECTURE | 2
        EDL_ENTREE              | 5
        REMISE_CLES             | 1
        MISE_EN_SERVICE         | 5
        OUVERTURE               | 2
        TRAITEMENT_INCIDENT     | 2
        EDL_SORTIE              | 5
        CLOTURE_COMPTEURS       | 5
        BILAN                   | 20\
        """)
    void runs_table_D14(String step, int workingDays) {
        assertThat(decideOne("sla", facts("sla", step))).containsExactlyEntriesOf(Map.of("workingDays", workingDays));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BILAN ", "bilan", "PAUSE_CAFE"})
    void a_step_that_nobody_timed_has_no_delay(String step) {
        assertThat(decide("sla", facts("sla", step))).isEmpty();
    }

    @Test
    void a_forgotten_step_is_refused_by_its_name() {
        refusesEachForgottenFact("sla", facts("sla", "BILAN"));
    }
}
