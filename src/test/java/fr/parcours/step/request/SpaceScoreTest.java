package fr.parcours.step.request;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceScoreTest {
    private static final Map<String, Object> NOTHING_SPEAKS_FOR_OR_AGAINST =
            facts("spaceScore", false, false, false, false, false, false, false, false, false, false, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        changed                                       | points
        ''                                            | 0
        communeWanted=true                            | 30
        nearTransit=true                              | 20
        areaFits=true                                 | 15
        accessible=true                               | 10
        heating=true                                  | 10
        water=true                                    | 5
        fibre=true                                    | 5
        diagnosticsValid=true                         | 5
        vacantMonths=24                               | 0
        vacantMonths=25                               | -20
        windowTooShort=true                           | -30
        notVacant=true                                | -100
        accessible=true, heating=true                 | 20
        water=true, fibre=true, diagnosticsValid=true | 15
        communeWanted=true, windowTooShort=true       | 0
        communeWanted=true, nearTransit=true, areaFits=true, accessible=true, heating=true, water=true, fibre=true, diagnosticsValid=true | 100
        notVacant=true, windowTooShort=true, vacantMonths=60 | -150\
        """)
    void runs_table_D18(String changed, int points) {
        assertThat(decideOne("spaceScore", but(NOTHING_SPEAKS_FOR_OR_AGAINST, changed)))
                .containsExactlyEntriesOf(Map.of("points", points));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("spaceScore", NOTHING_SPEAKS_FOR_OR_AGAINST);
    }
}
