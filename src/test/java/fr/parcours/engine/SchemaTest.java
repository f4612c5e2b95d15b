package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seam 9: the schema has one owner, and it makes what the engine itself would have made. */
@Tag("database")
class SchemaTest {
    private final DataSource migrated = TestDatabase.empty().dataSource();

    SchemaTest() {
        Flyway.configure()
                .dataSource(migrated)
                .locations(new Location[0])
                .javaMigrations(new EngineSchema())
                .load()
                .migrate();
    }

    @Test
    void the_engine_starts_on_the_migrated_schema_without_touching_it() throws SQLException {
        var before = described(migrated);

        var engine = start(migrated, ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_FALSE);
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricDecisionInstanceQuery()
                        .count())
                .isZero();
        engine.close();

        assertThat(described(migrated)).isEqualTo(before);
    }

    @Test
    void it_is_the_engines_own_schema_and_two_indexes_of_ours() throws SQLException {
        var theirs = TestDatabase.empty().dataSource();
        start(theirs, ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE).close();

        var ours = described(migrated);
        assertThat(ours).containsAll(described(theirs));

        ours.removeAll(described(theirs));
        assertThat(ours)
                .containsExactly(
                        "index parcours_link_group 1 act_ru_identitylink.group_id_",
                        "index parcours_link_group 2 act_ru_identitylink.type_",
                        "index parcours_link_group 3 act_ru_identitylink.task_id_",
                        "index parcours_task_due 1 act_ru_task.due_date_",
                        "index parcours_task_due 2 act_ru_task.id_");
    }

    private static ProcessEngine start(DataSource database, String schemaUpdate) {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("schema");
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate(schemaUpdate);
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        return engine.buildProcessEngine();
    }

    /** Every column and index of the engine's tables, in words. */
    private static Set<String> described(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = new TreeSet<String>();
            for (var table : tables(connection)) {
                var name = table.toLowerCase(Locale.ROOT);
                try (var columns = connection.getMetaData().getColumns(null, null, table, "%")) {
                    while (columns.next()) {
                        found.add("column %s.%s %s(%d) %s"
                                .formatted(
                                        name,
                                        columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                        columns.getString("TYPE_NAME"),
                                        columns.getInt("COLUMN_SIZE"),
                                        columns.getString("IS_NULLABLE")));
                    }
                }
                try (var indexes = connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
                    while (indexes.next()) {
                        var index = indexes.getString("INDEX_NAME").toLowerCase(Locale.ROOT);
                        if (!isNamedByTheDatabase(index)) {
                            found.add("index %s %d %s.%s"
                                    .formatted(
                                            index,
                                            indexes.getInt("ORDINAL_POSITION"),
                                            name,
                                            indexes.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)));
                        }
                    }
                }
            }
            return found;
        }
    }

    private static boolean isNamedByTheDatabase(String index) {
        return index.startsWith("primary_key_") || index.matches("constraint_index_\\w+|.*_index_[0-9a-f]+");
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        var names = new TreeSet<String>();
        try (var tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                var name = tables.getString("TABLE_NAME");
                if (name.toLowerCase(Locale.ROOT).startsWith("act_")
                        && tables.getString("TABLE_TYPE").endsWith("TABLE")) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
