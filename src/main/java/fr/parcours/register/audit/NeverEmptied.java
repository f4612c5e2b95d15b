package fr.parcours.register.audit;

import fr.parcours.CodedMigration;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Migration 111: PostgreSQL refuses to empty the heads too, as it does the lines since {@link AppendOnly}. */
@Component
public class NeverEmptied extends CodedMigration {
    NeverEmptied() {
        super("111", "audit heads are never emptied");
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
