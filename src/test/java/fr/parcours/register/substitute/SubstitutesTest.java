package fr.parcours.register.substitute;

import static fr.parcours.Registers.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.NotFound;
import fr.parcours.Registers;
import fr.parcours.register.Race;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class SubstitutesTest {
    @Autowired
    Substitutes substitutes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @BeforeEach
    void everybodyIsThere() {
        jdbc.sql("delete from substitution").update();
    }

    @Test
    void a_substitute_stands_in_from_the_first_day_to_the_last() {
        name("anne", "benoit", TODAY.plusDays(2), TODAY.plusDays(4));

        assertThat(substitutes.standingOn(TODAY.plusDays(1))).isEmpty();
        assertThat(substitutes.standingOn(TODAY.plusDays(2))).hasSize(1);
        assertThat(substitutes.standingOn(TODAY.plusDays(4))).hasSize(1);
        assertThat(substitutes.standingOn(TODAY.plusDays(5))).isEmpty();
        assertThat(substitutes.of("anne"))
                .hasValueSatisfying(one -> assertThat(one.substitute()).isEqualTo("benoit"));
    }

    @Test
    void who_is_named_later_takes_the_place_and_the_trace_keeps_both() {
        name("anne", "benoit", TODAY, TODAY.plusDays(4));
        name("anne", "chloe", TODAY, TODAY.plusDays(9));
        assertThat(substitutes.standingOn(TODAY))
                .extracting(Substitution::substitute)
                .containsExactly("chloe");

        transaction.executeWithoutResult(status -> substitutes.end("anne", "anne"));

        assertThat(substitutes.standingOn(TODAY)).isEmpty();
        assertThat(jdbc.sql("select substitute from substitution where ended_by = 'anne' order by substitute")
                        .query(String.class)
                        .list())
                .containsExactly("benoit", "chloe");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> substitutes.end("anne", "anne")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void there_is_no_chain_of_two() {
        name("anne", "benoit", TODAY, TODAY.plusDays(4));

        assertThatThrownBy(() -> name("chloe", "anne", TODAY.plusDays(4), TODAY.plusDays(8)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("lui-même remplacé");
        assertThatThrownBy(() -> name("benoit", "chloe", TODAY.plusDays(1), TODAY.plusDays(1)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("déjà suppléant");
        name("benoit", "chloe", TODAY.plusDays(5), TODAY.plusDays(8));
    }

    @Test
    void a_group_hides_no_chain() {
        name("grp-deux", "chloe", TODAY, TODAY.plusDays(4));
        assertThatThrownBy(() -> name("emma", "anne", TODAY, TODAY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("lui-même remplacé");

        name("emma", "david", TODAY, TODAY.plusDays(4));
        assertThatThrownBy(() -> name("farid", "grp-deux", TODAY, TODAY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("lui-même remplacé");
        name("grp-deux", "farid", TODAY, TODAY.plusDays(4));
    }

    @Test
    void of_two_that_make_a_chain_together_only_one_passes() throws Exception {
        assertThat(Race.run(List.of(() -> isNamed("anne", "benoit"), () -> isNamed("benoit", "chloe"))))
                .containsExactlyInAnyOrder(true, false);
        assertThat(substitutes.standingOn(TODAY)).hasSize(1);
    }

    @Test
    void unfit_days_and_grounds_are_refused() {
        assertThatThrownBy(() -> name("anne", "benoit", TODAY.minusDays(3), TODAY.minusDays(1)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> name("anne", "benoit", TODAY.plusDays(3), TODAY))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> name("anne", "benoit", TODAY, TODAY.plusDays(367)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new Substitution("anne", "benoit", TODAY, TODAY, "Congés\nBcc: x"))
                .isInstanceOf(BadInput.class);
    }

    private boolean isNamed(String holder, String substitute) {
        try {
            name(holder, substitute, TODAY, TODAY);
            return true;
        } catch (BadInput chain) {
            return false;
        }
    }

    private static Set<String> members(String id) {
        return id.equals("grp-deux") ? Set.of("anne", "benoit") : Set.of(id);
    }

    private void name(String holder, String substitute, LocalDate from, LocalDate to) {
        transaction.executeWithoutResult(status -> substitutes.name(
                new Substitution(holder, substitute, from, to, "Congés"), holder, SubstitutesTest::members));
    }
}
