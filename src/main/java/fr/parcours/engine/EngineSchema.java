package fr.parcours.engine;

import fr.parcours.CodedMigration;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Migration 1: the engine's tables, by the scripts in the engine's own jar, so that the schema has one owner (design.md,
 * seam 9). An engine of another version refuses to start on them and asks for a migration that runs its upgrade scripts.
 */
@Component
class EngineSchema extends CodedMigration {
    /** In the order in which the engine itself would run them. */
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");
    /** They halve the task list of somebody in a few groups (performance.md, 5.6). */
    private static final List<String> INDEXES = List.of(
            "create index parcours_link_group on act_ru_identitylink (group_id_, type_, task_id_)",
            "create index parcours_task_due on act_ru_task (due_date_, id_)");

    EngineSchema() {
        super("001", "engine schema");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var vendor = connection.getMetaData().getDatabaseProductName().equals("H2") ? "h2" : "postgres";
        var scripts = new ResourceDatabasePopulator();
        for (var part : PARTS) {
            scripts.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(vendor, part)));
        }
        scripts.populate(connection);
        try (var statement = connection.createStatement()) {
            for (var index : INDEXES) {
                statement.execute(index);
            }
        }
    }
}
