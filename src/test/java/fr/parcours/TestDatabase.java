package fr.parcours;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A fresh, migrated database: H2, or a real PostgreSQL with {@code -Dparcours.test.database=postgresql}. */
public final class TestDatabase {
    private TestDatabase() {}

    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException unstarted) {
                throw new UncheckedIOException(unstarted);
            }
        }
    }

    /** With a pool of its own, for tests that race threads. */
    public static HikariDataSource open() {
        var database = new HikariDataSource();
        database.setMaximumPoolSize(30);
        database.setMinimumIdle(1);
        if ("postgresql".equals(System.getProperty("parcours.test.database"))) {
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException refused) {
                throw new IllegalStateException(refused);
            }
            database.setJdbcUrl(Postgres.SERVER.getJdbcUrl("postgres", name));
        } else {
            database.setJdbcUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000".formatted(UUID.randomUUID()));
        }
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }
}
