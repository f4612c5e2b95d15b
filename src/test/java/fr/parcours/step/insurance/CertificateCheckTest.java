package fr.parcours.step.insurance;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateCheckTest {
    private static final Map<String, Object> GOOD =
            facts("certificateCheck", "ATTESTATION", true, true, false, false, true, false, 0, 0, 30);

    private static final String ALL_WRONG =
            "insuredMatches=false, addressMatches=false, expiredAtStart=true, startsAfterEntry=true, activityCovered=false, endsBeforeAgreement=true, missingCoverages=2, amountsBelowMinimum=1, issueAgeDays=400";

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                               | status                | message
        1   | documentType=DEVIS                    | REJET                 | n'est pas une attestation
        1   | documentType=CONDITIONS_PARTICULIERES | REJET                 | n'est pas une attestation
        1   | documentType=QUITTANCE                | REJET                 | n'est pas une attestation
        2   | insuredMatches=false                  | REJET                 | n'est pas l'occupant
        3   | addressMatches=false                  | REJET                 | l'adresse exacte et la surface
        4   | expiredAtStart=true                   | REJET                 | expirée
        5   | startsAfterEntry=true                 | COMPLEMENT            | dès la date d'entrée
        6   | missingCoverages=1                    | COMPLEMENT            | manque
        7   | amountsBelowMinimum=1                 | COMPLEMENT            | montant
        8   | activityCovered=false                 | COMPLEMENT            | activité
        9   | issueAgeDays=91                       | COMPLEMENT            | plus de 90 jours
        10  | endsBeforeAgreement=true              | ACCEPTE_AVEC_ECHEANCE | jusqu'à son échéance
        11  | issueAgeDays=90                       | ACCEPTE               | acceptée
        11  | ''                                    | ACCEPTE               | acceptée\
        """)
    void runs_table_D8(String row, String changed, String status, String message) {
        assertThat(decideOne("certificateCheck", but(GOOD, changed)))
                .hasSize(2)
                .containsEntry("status", status)
                .hasEntrySatisfying("message", said -> assertThat((String) said).contains(message));
    }

    /** Mends one fault after another; the gravest that is left speaks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mended                                                                                                   | message
        documentType=DEVIS                                                                                       | n'est pas une attestation
        documentType=ATTESTATION                                                                                 | n'est pas l'occupant
        insuredMatches=true                                                                                      | l'adresse exacte
        insuredMatches=true, addressMatches=true                                                                 | expirée
        insuredMatches=true, addressMatches=true, expiredAtStart=false                                           | dès la date d'entrée
        insuredMatches=true, addressMatches=true, expiredAtStart=false, startsAfterEntry=false                   | manque
        insuredMatches=true, addressMatches=true, expiredAtStart=false, startsAfterEntry=false, missingCoverages=0 | montant
        insuredMatches=true, addressMatches=true, expiredAtStart=false, startsAfterEntry=false, missingCoverages=0, amountsBelowMinimum=0 | activité
        insuredMatches=true, addressMatches=true, expiredAtStart=false, startsAfterEntry=false, missingCoverages=0, amountsBelowMinimum=0, activityCovered=true | plus de 90 jours\
        """)
    void of_several_faults_the_gravest_is_told(String mended, String message) {
        assertThat(decideOne("certificateCheck", but(but(GOOD, ALL_WRONG), mended)))
                .hasEntrySatisfying("message", said -> assertThat((String) said).contains(message));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("certificateCheck", GOOD);
    }
}
