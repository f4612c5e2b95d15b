package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAskedTest {
    @Test
    void a_list_without_wishes_starts_with_the_newest_fifty() {
        assertThat(PageAsked.of(Map.of())).isEqualTo(new PageAsked(null, 50));
    }

    @Test
    void the_next_page_starts_after_the_last_number_of_this_one() {
        assertThat(PageAsked.of(asked("after", "OCC-2026-0012")))
                .isEqualTo(new PageAsked(new DossierNumber("OCC-2026-0012"), 50));
    }

    @ParameterizedTest
    @CsvSource({"1", "200"})
    void a_page_may_be_as_small_as_one_and_as_large_as_two_hundred(int size) {
        assertThat(PageAsked.of(asked("size", String.valueOf(size))).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "size, 0",
        "size, 201",
        "size, 1000000",
        "size, -1",
        "size, deux",
        "size, 1e2",
        "after, OCC-1",
        "after, ''",
        "page, -1",
        "page, 0",
        "sort, '(select pg_sleep(5)),asc'",
        "Size, 10",
        "offset, 3"
    })
    void anything_else_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> PageAsked.of(asked(name, value)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo(name));
    }

    @Test
    void a_parameter_given_twice_is_refused() {
        assertThatThrownBy(() -> PageAsked.of(Map.of("size", new String[] {"10", "20"})))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("une fois");
    }

    private static Map<String, String[]> asked(String name, String value) {
        return Map.of(name, new String[] {value});
    }
}
