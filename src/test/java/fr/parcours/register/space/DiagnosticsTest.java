package fr.parcours.register.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Registers;
import fr.parcours.register.space.Diagnostic.Code;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class DiagnosticsTest {
    @Autowired
    Diagnostics diagnostics;

    @Autowired
    Spaces spaces;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void the_newest_of_a_kind_counts_and_one_of_the_same_day_is_corrected() {
        record(
                "EV-102",
                Code.VERIF_ELECTRIQUE,
                Registers.TODAY.minusYears(2),
                Registers.TODAY.minusYears(1),
                "Conforme");
        record("EV-102", Code.VERIF_ELECTRIQUE, Registers.TODAY, Registers.TODAY.plusYears(1), "À revoir");
        record("EV-102", Code.VERIF_ELECTRIQUE, Registers.TODAY, Registers.TODAY.plusYears(1), "Conforme");

        assertThat(diagnostics.of("EV-102")).hasSize(2);
        assertThat(diagnostics
                        .latest("EV-102", Code.VERIF_ELECTRIQUE)
                        .orElseThrow()
                        .conclusion())
                .isEqualTo("Conforme");
        assertThat(diagnostics.spacesInOrder(Registers.TODAY))
                .contains("EV-102")
                .doesNotContain("EV-001");
        assertThat(diagnostics.spacesInOrder(Registers.TODAY.plusYears(1))).contains("EV-102");
        assertThat(diagnostics.spacesInOrder(Registers.TODAY.plusYears(1).plusDays(1)))
                .doesNotContain("EV-102");
    }

    @Test
    void an_asbestos_file_that_comes_in_is_present_from_then_on() {
        assertThat(spaces.get("EV-110").dtaPresent()).isNull();

        record("EV-110", Code.DTA, Registers.TODAY, null, "Aucun matériau dégradé");

        assertThat(spaces.get("EV-110").dtaPresent()).isTrue();
        jdbc.sql("update space set dta_present = null where code = 'EV-110'").update();
    }

    @Test
    void one_that_ends_before_it_was_made_is_refused() {
        assertThatThrownBy(
                        () -> new Diagnostic(Code.DPE, Registers.TODAY, Registers.TODAY.minusDays(1), "Classe D", null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("performance énergétique");
    }

    private void record(String space, Code code, LocalDate madeOn, @Nullable LocalDate until, String conclusion) {
        transaction.executeWithoutResult(
                status -> diagnostics.record(space, new Diagnostic(code, madeOn, until, conclusion, null)));
    }
}
