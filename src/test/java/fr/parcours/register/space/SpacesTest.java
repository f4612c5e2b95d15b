package fr.parcours.register.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Registers;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class SpacesTest {
    @Autowired
    Spaces spaces;

    @Autowired
    OpenWindows openWindows;

    @Test
    void the_inventory_opens_with_thirteen_spaces_of_which_eight_can_be_lent_on_this_road() {
        assertThat(spaces.all()).hasSize(13);
        assertThat(spaces.lendable())
                .extracting(Space::code)
                .containsExactly("EV-001", "EV-101", "EV-102", "EV-103", "EV-105", "EV-109", "EV-110", "EV-111");
    }

    @Test
    void a_meter_that_nobody_has_seen_is_unknown_and_not_absent() {
        assertThat(spaces.get("EV-001").meters())
                .containsOnlyKeys(Utility.EAU, Utility.CHAUFFAGE)
                .containsEntry(Utility.EAU, MeterState.OUVERT);
    }

    @Test
    void the_windows_run_from_the_first_start_and_a_later_start_leaves_them_alone() {
        openWindows.run(new DefaultApplicationArguments());
        openWindows.run(new DefaultApplicationArguments());

        var space = spaces.get("EV-103");
        assertThat(space.availableFrom()).isEqualTo(Registers.TODAY);
        assertThat(space.availableUntil()).isEqualTo(Registers.TODAY.plusMonths(10));
        assertThat(space.releaseDate()).isEqualTo(space.availableUntil());
        assertThat(spaces.get("EV-109").releaseDate()).isNull();
        assertThat(spaces.get("EV-108").availableFrom()).isNull();
        assertThat(space.isOpenFor(Registers.TODAY, Registers.TODAY.plusMonths(10)))
                .isTrue();
        assertThat(space.isOpenFor(
                        Registers.TODAY, Registers.TODAY.plusMonths(10).plusDays(1)))
                .isFalse();
    }
}
