package fr.parcours;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database for whoever asks: H2 in memory, or one on a real PostgreSQL, as {@code -Dparcours.test.database}
 * says ({@code h2}, {@code postgresql}); {@code -Dparcours.test.h2.file=true} puts H2 into a file, as shipped. Its sessions are deliberately not in UTC, nor in Paris, nor in the machine's
 * zone.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What reads the figures of operation in every test's house. */
    public static final String METRICS_TOKEN = "jeton-des-mesures-de-nos-essais-0123456789";

    private static final String SESSION_ZONE = "set time zone 'Asia/Kolkata'";

    /** Where an empty database stands. */
    public record Address(String url, String user) {
        public DataSource dataSource() {
            return new DriverManagerDataSource(url, user, "");
        }
    }

    /** One server for all tests of a run; it ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public static boolean isPostgres() {
        return System.getProperty("parcours.test.database", "h2").equals("postgresql");
    }

    /** A new empty database, gone when the JVM ends. */
    public static Address empty() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (!isPostgres()) {
            var place = Boolean.getBoolean("parcours.test.h2.file")
                    ? "file:./target/test-data/%s;WRITE_DELAY=0".formatted(name)
                    : "mem:" + name;
            return new Address("jdbc:h2:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000".formatted(place), "parcours");
        }
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Address(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres");
    }

    /** A migrated one, without the engine's tables, with a pool of its own for tests that race threads. */
    public static HikariDataSource open() {
        var address = empty();
        var database = new HikariDataSource();
        database.setJdbcUrl(address.url());
        database.setUsername(address.user());
        database.setPassword("");
        database.setConnectionInitSql(SESSION_ZONE);
        database.setMaximumPoolSize(30);
        database.setMinimumIdle(1);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var address = empty();
        TestPropertyValues.of(
                        "spring.datasource.url=" + address.url(),
                        "spring.datasource.username=" + address.user(),
                        "spring.datasource.hikari.connection-init-sql=" + SESSION_ZONE,
                        "spring.datasource.hikari.minimum-idle=1",
                        "parcours.metrics-token=" + METRICS_TOKEN,
                        "parcours.data=target/test-data/" + UUID.randomUUID())
                .applyTo(context);
    }
}
