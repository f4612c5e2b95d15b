package fr.parcours.register.work;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.TestDatabase;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks from before durations were kept get theirs. */
@Tag("database")
class FiguresMigrationTest {
    private static final long HOUR = 3_600_000;

    private final TestDatabase.Address address = TestDatabase.empty();
    private final JdbcClient jdbc = JdbcClient.create(address.dataSource());

    @Test
    void durations_and_waiting_are_reckoned_from_what_was_noted() {
        migrate("056");
        task("taken", "09:00", "12:00", "18:00");
        event("taken", "CLAIMED", "12:00");
        task("handed back", "09:00", "15:00", "18:00");
        event("handed back", "CLAIMED", "10:00");
        event("handed back", "HANDED_BACK", "13:00");
        event("handed back", "CLAIMED", "15:00");
        task("never taken", "09:00", null, "11:00");
        task("open", "09:00", null, null);

        migrate("latest");
        assertThat(millis("taken", "duration_millis")).isEqualTo(9 * HOUR);
        assertThat(millis("taken", "waited_millis")).isEqualTo(3 * HOUR);
        assertThat(millis("handed back", "waited_millis")).isEqualTo(3 * HOUR);
        assertThat(millis("never taken", "waited_millis")).isEqualTo(2 * HOUR);
        assertThat(millis("open", "duration_millis")).isNull();
        assertThat(jdbc.sql("select task_id from work_task where free_since is not null")
                        .query(String.class)
                        .list())
                .containsExactly("open");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(address.dataSource())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private void task(String id, String created, @Nullable String claimed, @Nullable String ended) {
        jdbc.sql("""
                        insert into work_task (task_id, task_key, name, process_key, dossier, service, role_ids, created_at, claimed_at, ended_at, outcome)
                        values (:id, 'task_x', 'Faire', 'agreement', 'OCC-2026-0001', 'service', 'grp-juridique', :created, :claimed, :ended, :outcome)""")
                .param("id", id)
                .param("created", at(created))
                .param("claimed", claimed == null ? null : at(claimed))
                .param("ended", ended == null ? null : at(ended))
                .param("outcome", ended == null ? null : "COMPLETED")
                .update();
    }

    private void event(String task, String kind, String at) {
        jdbc.sql("insert into work_event (id, task_id, kind, happened_at) values (:id, :task, :kind, :at)")
                .param("id", UUID.randomUUID().toString())
                .param("task", task)
                .param("kind", kind)
                .param("at", at(at))
                .update();
    }

    private @Nullable Long millis(String task, String column) {
        return jdbc.sql("select %s from work_task where task_id = :task".formatted(column))
                .param("task", task)
                .query((row, no) -> row.getObject(1, Long.class))
                .optional()
                .orElse(null);
    }

    private static OffsetDateTime at(String time) {
        return OffsetDateTime.parse("2026-11-24T%s:00Z".formatted(time));
    }
}
