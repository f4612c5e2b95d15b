package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParcoursTest
class OnceTest {
    @Autowired
    OneCommand command;

    private final List<String> asked = new ArrayList<>();
    private final Once<String, Integer> once = Once.perCommand();

    @Test
    void within_a_command_each_thing_is_read_once_and_the_next_command_reads_anew() {
        command.run(() -> read("a") + read("b") + command.run(() -> read("a")));
        assertThat(asked).containsExactly("a", "b");

        command.run(() -> read("a"));
        assertThat(asked).containsExactly("a", "b", "a");
    }

    @Test
    void outside_of_commands_it_is_read_each_time() {
        read("a");
        read("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void a_refusal_is_not_remembered_as_an_answer() {
        command.run(() -> {
            assertThatThrownBy(() -> once.get("a", key -> {
                        throw new Forbidden("Non.");
                    }))
                    .isInstanceOf(Forbidden.class);
            return read("a");
        });
        assertThat(asked).containsExactly("a");
    }

    private int read(String key) {
        return once.get(key, unread -> {
            asked.add(unread);
            return asked.size();
        });
    }
}
