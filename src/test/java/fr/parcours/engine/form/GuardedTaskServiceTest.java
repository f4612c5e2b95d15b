package fr.parcours.engine.form;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.Test;

/** What is told of a task that could not be done. */
class GuardedTaskServiceTest {
    @Test
    void what_went_wrong_first_is_not_hidden_by_what_goes_wrong_while_looking_after_it() {
        var lost = new IllegalStateException("the document store is full");
        var again = new IllegalStateException("no connection left");

        assertThatThrownBy(() -> failing(lost, again).complete("t1", Map.of()))
                .isSameAs(lost)
                .hasSuppressedException(again);
    }

    @Test
    void who_lost_a_race_is_told_so_and_not_what_the_engine_stumbled_on() {
        var done = new Conflict("Cette tâche est déjà terminée.");

        assertThatThrownBy(() -> failing(new NullPointerException(), done).complete("t1", Map.of()))
                .isSameAs(done);
    }

    @SuppressWarnings("DataFlowIssue") // no command gets as far as to need them
    private static GuardedTaskService failing(RuntimeException... failures) {
        var left = new ArrayDeque<>(List.of(failures));
        var service = new GuardedTaskService(null, null, null);
        service.setCommandExecutor(new CommandExecutor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw left.remove();
            }
        });
        return service;
    }
}
