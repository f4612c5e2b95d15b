package fr.parcours.register.draft;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Registers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
@SpringJUnitConfig(Registers.class)
class DraftsTest {
    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private void keep(String login, String form, String fields) {
        transaction.executeWithoutResult(status -> drafts.keep(login, form, fields));
    }

    @Test
    void the_last_one_kept_stands_for_its_person_alone() {
        keep("agent", "task-1", "{}");
        keep("agent", "task-1", "{\"purpose\":\"Permanence\"}");
        keep("agent2", "task-1", "{\"purpose\":\"Exposition\"}");

        assertThat(drafts.find("agent", "task-1").orElseThrow().fields()).contains("Permanence");
        assertThat(drafts.find("hierarchie", "task-1")).isEmpty();
    }

    @Test
    void a_task_that_ends_takes_everybodys_drafts_with_it() {
        keep("technique", "task-2", "{}");
        keep("securite", "task-2", "{}");
        keep("securite", "task-3", "{}");

        transaction.executeWithoutResult(status -> drafts.forgetTasks(Set.of("task-2")));

        assertThat(drafts.find("technique", "task-2")).isEmpty();
        assertThat(drafts.find("securite", "task-2")).isEmpty();
        assertThat(drafts.find("securite", "task-3")).isPresent();
    }

    @Test
    void after_a_month_it_is_gone() {
        keep("agent", Drafts.START, "{}");
        var later = new Drafts(jdbc, Clock.offset(clock, Duration.ofDays(31)));

        assertThat(later.find("agent", Drafts.START)).isEmpty();
        transaction.executeWithoutResult(status -> later.sweep());
        assertThat(drafts.find("agent", Drafts.START)).isEmpty();
    }
}
