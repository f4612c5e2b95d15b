package fr.parcours.register.audit;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Migration 111: PostgreSQL refuses to empty the heads too, as it does the lines since {@link AppendOnly}. */
@Component
public class NeverEmptied implements JavaMigration {
    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("111");
    }

    @Override
    public String getDescription() {
        return "audit heads are never emptied";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** H2 asks nobody before it truncates a table. */
    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            for (var table : List.of("audit_head", "audit_head_chain")) {
                statement.execute("""
                        create trigger %1$s_is_never_emptied before truncate on %1$s
                        for each statement execute function audit_only_grows()""".formatted(table));
            }
        }
    }
}
