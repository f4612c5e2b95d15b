package fr.parcours;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** A step of the schema that plain SQL cannot say for both databases. It runs in Flyway's transaction, once. */
public abstract class CodedMigration implements JavaMigration {
    private final MigrationVersion version;
    private final String description;

    /** @param version three digits, in one row with those of {@code db/migration} */
    protected CodedMigration(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    @Override
    public final MigrationVersion getVersion() {
        return version;
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
