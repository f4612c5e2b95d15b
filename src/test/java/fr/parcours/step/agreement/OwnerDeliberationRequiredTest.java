package fr.parcours.step.agreement;

import static fr.parcours.engine.Tables.decideOne;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerDeliberationRequiredTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        ownerType    | legalTitle       | required
        COMMUNE      | COMMODAT_ENTRANT | true
        COMMUNE      | COP_ENTRANTE     | false
        COMMUNE      | CODP_ENTRANTE    | false
        COMMUNE      | COMMODAT         | false
        AUTRE_PUBLIC | COMMODAT_ENTRANT | false
        PRIVE        | COMMODAT_ENTRANT | false
        MEL          | COMMODAT         | false\
        """)
    void runs_the_owner_side_of_table_D9(String owner, String title, boolean required) {
        assertThat(decideOne("ownerDeliberationRequired", facts("ownerDeliberationRequired", owner, title)))
                .containsExactlyEntriesOf(Map.of("ownerDeliberationRequired", required));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact(
                "ownerDeliberationRequired", facts("ownerDeliberationRequired", "COMMUNE", "COMMODAT_ENTRANT"));
    }
}
