package fr.parcours.step.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.Tables;
import fr.parcours.register.occupancy.Endings.Indemnity;
import fr.parcours.register.occupancy.Endings.Kind;
import fr.parcours.step.Judge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Table {@code ending}: what each title lets its owner do before the term (domain.md, P22). */
class EndingTableTest {
    @ParameterizedTest
    @CsvSource({
        "REVOCATION, CODP,                  false, false, true,  3,  TA_LILLE",
        "PERIL,      CODP,                  false, false, true,  0,  TA_LILLE",
        "FAUTE,      CODP,                  false, false, true,  0,  TA_LILLE",
        "REPRISE,    CODP,                  false, false, false, 0,  TA_LILLE",
        "REVOCATION, PROTOCOLE_TRIPARTITE,  false, false, true,  3,  TA_LILLE",
        "REVOCATION, COP,                   false, false, false, 0,  TJ_LILLE",
        "REPRISE,    COP,                   false, false, true,  3,  TJ_LILLE",
        "FAUTE,      COP,                   false, false, true,  0,  TJ_LILLE",
        "REVOCATION, COMMODAT,              false, false, false, 0,  TJ_LILLE",
        "REPRISE,    COMMODAT,              false, false, false, 0,  TJ_LILLE",
        "PERIL,      COMMODAT,              false, false, true,  0,  TJ_LILLE",
        "REPRISE,    BAIL_DEROGATOIRE,      false, false, false, 0,  TJ_LILLE",
        "REPRISE,    CONCESSION_TEMPORAIRE, true,  true,  true,  12, TJ_LILLE",
        "REPRISE,    CONCESSION_TEMPORAIRE, true,  false, true,  3,  TJ_LILLE",
        "REPRISE,    CONCESSION_TEMPORAIRE, false, false, true,  3,  TJ_LILLE",
        "REVOCATION, AFFECTATION_INTERNE,   false, false, true,  3,  AUCUN",
        "PERIL,      AFFECTATION_INTERNE,   false, false, true,  0,  AUCUN",
        "REVOCATION, CODP_ENTRANTE,         false, false, false, 0,  AUCUN",
        "PERIL,      COMMODAT_ENTRANT,      false, false, true,  0,  AUCUN",
        "FAUTE,      ANALYSE_JURIDIQUE,     false, false, false, 0,  AUCUN"
    })
    void says_whether_when_and_before_whom(
            String ending,
            String title,
            boolean farmed,
            boolean cropDamages,
            boolean possible,
            int months,
            String judge) {
        assertThat(Tables.decideOne("ending", Tables.facts("ending", ending, title, farmed, cropDamages)))
                .containsEntry("possible", possible)
                .containsEntry("noticeMonths", months)
                .containsEntry("judge", Judge.valueOf(judge).name());
    }

    @ParameterizedTest
    @CsvSource({
        "REVOCATION, CODP,                  false, false, PREJUDICE_DIRECT",
        "PERIL,      CODP,                  false, false, AUCUNE",
        "FAUTE,      CODP,                  false, false, AUCUNE",
        "REPRISE,    CONCESSION_TEMPORAIRE, true,  true,  PERTES_DE_RECOLTE",
        "REPRISE,    CONCESSION_TEMPORAIRE, true,  false, AUCUNE",
        "REPRISE,    COP,                   false, false, AUCUNE"
    })
    void says_what_the_occupant_gets_for_it(
            String ending, String title, boolean farmed, boolean cropDamages, Indemnity indemnity) {
        assertThat(Tables.decideOne("ending", Tables.facts("ending", ending, title, farmed, cropDamages)))
                .containsEntry("indemnity", indemnity.name());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knows_every_kind_of_end(Kind kind) {
        assertThat(Tables.decide("ending", Tables.facts("ending", kind.name(), "CODP", false, false)))
                .hasSize(1);
    }

    @Test
    void refuses_each_forgotten_fact() {
        Tables.refusesEachForgottenFact(
                "ending", Map.of("ending", "PERIL", "legalTitle", "COP", "farmed", false, "cropDamages", false));
    }
}
