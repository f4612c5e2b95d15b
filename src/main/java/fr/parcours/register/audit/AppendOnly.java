package fr.parcours.register.audit;

import fr.parcours.CodedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Migration 109: the database itself refuses to change or remove a line of the audit trail, whoever asks. */
@Component
public class AppendOnly extends CodedMigration {
    private static final List<String> TABLES = List.of("audit_line", "audit_head", "audit_head_chain");

    AppendOnly() {
        super("109", "audit only grows");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (var statement = connection.createStatement()) {
            if (!isH2) {
                statement.execute("""
                        create function audit_only_grows() returns trigger language plpgsql as
                        'begin raise exception ''the audit trail only grows''; end'""");
                statement.execute("""
                        create trigger audit_line_is_never_emptied before truncate on audit_line
                        for each statement execute function audit_only_grows()""");
            }
            for (var table : TABLES) {
                statement.execute(isH2 ? """
                                create trigger %1$s_only_grows before update, delete on %1$s
                                for each row call '%2$s'""".formatted(table, Refusal.class.getName()) : """
                                create trigger %1$s_only_grows before update or delete on %1$s
                                for each row execute function audit_only_grows()""".formatted(table));
            }
        }
    }

    /** The trigger in H2, which finds it by its name. H2 asks nobody before it truncates a table. */
    public static final class Refusal implements Trigger {
        @Override
        public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
                throws SQLException {
            throw new SQLException("the audit trail only grows");
        }
    }
}
