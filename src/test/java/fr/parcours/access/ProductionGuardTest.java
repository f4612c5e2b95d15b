package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A production start with a door left open is refused, and every reason is named. */
class ProductionGuardTest {
    private static final PasswordEncoder PASSWORDS =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("parcours.public-url", "https://parcours.exemple.invalid")
            .withProperty("spring.datasource.url", "jdbc:postgresql://base/parcours")
            .withProperty("spring.datasource.username", "parcours")
            .withProperty("spring.datasource.password", "une phrase longue et secrète")
            .withProperty("camunda.bpm.database.schema-update", "false")
            .withProperty("server.servlet.session.cookie.secure", "true")
            .withProperty("management.endpoints.web.exposure.include", "health");
    private final Account administrator = account("exploitation", "une autre phrase longue", Groups.CAMUNDA_ADMIN);

    @Test
    void a_careful_installation_starts() {
        assertThat(ProductionGuard.reasons(environment, List.of(administrator), PASSWORDS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parcours.demo.enabled                     | true                           | démonstration
            parcours.public-url                       | http://parcours.exemple.invalid | https
            spring.datasource.url                     | jdbc:h2:file:./data/parcours    | H2
            spring.datasource.password                | parcours                        | nom d'utilisateur
            spring.datasource.password                | ''                              | mot de passe de la base manque
            spring.h2.console.enabled                 | true                            | console H2
            spring.flyway.clean-disabled              | false                           | effacer la base
            camunda.bpm.database.schema-update        | true                            | schéma
            camunda.bpm.authorization.enabled         | false                           | droits du moteur
            camunda.bpm.admin-user.id                 | admin                           | créé au démarrage
            server.servlet.session.cookie.secure      | false                           | cookie de session
            server.error.include-stacktrace           | always                          | erreurs
            management.endpoints.web.exposure.include | health,env                      | exposés
            management.endpoints.web.exposure.include | *                               | exposés
            parcours.metrics-token                    | court                           | moins de 32
            management.endpoint.health.show-details   | always                          | état de santé""")
    void one_open_door_is_named(String property, String value, String named) {
        environment.setProperty(property, value);

        assertThat(ProductionGuard.reasons(environment, List.of(administrator), PASSWORDS))
                .singleElement()
                .asString()
                .contains(named);
    }

    @Test
    void accounts_of_the_demo_and_easy_passwords_are_named() {
        var accounts =
                List.of(administrator, account("agent", "une phrase longue à retenir"), account("presse", "presse"));

        assertThat(ProductionGuard.reasons(environment, accounts, PASSWORDS))
                .satisfiesExactlyInAnyOrder(
                        demo -> assertThat(demo).contains("démonstration : agent"),
                        easy -> assertThat(easy).contains("identifiant pour : presse"));
    }

    @Test
    void nobody_to_run_the_engine_is_a_reason() {
        var closed = new Account(
                "exploitation",
                administrator.passwordHash(),
                "",
                "",
                "service-numerique",
                false,
                administrator.groups());

        assertThat(ProductionGuard.reasons(environment, List.of(closed), PASSWORDS))
                .singleElement()
                .asString()
                .contains("camunda-admin");
    }

    @Test
    void a_start_on_the_demos_base_ends_before_anything_listens(@TempDir Path folder) throws Exception {
        var empty = start(folder);
        assertThat(empty).contains("Parcours refuse de démarrer en production", "la base est H2", "camunda-admin");

        try (var base = DriverManager.getConnection(url(folder), "parcours", "secret");
                var statement = base.createStatement()) {
            statement.execute("insert into service (id, label) values ('service-culture', 'Culture')");
            statement.execute("insert into account (login, password_hash, label, mail, service, enabled)"
                    + " values ('agent', '{bcrypt}x', 'Agent', 'agent@exemple.invalid', 'service-culture', true)");
        }
        assertThat(start(folder)).contains("comptes de démonstration : agent");
    }

    /** In a process of its own: only there one sees how it ends. @return what it printed */
    private static String start(Path folder) throws IOException, InterruptedException {
        var printed = folder.resolve("printed.txt");
        var start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "fr.parcours.Application")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        start.environment().put("SPRING_PROFILES_ACTIVE", "prod");
        start.environment().put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "");
        start.environment().put("SERVER_PORT", "0");
        start.environment().put("PARCOURS_DATA", folder.toString());
        start.environment().put("PARCOURS_PUBLIC_URL", "https://parcours.exemple.invalid");
        start.environment().put("PARCOURS_MAIL_FROM", "parcours@exemple.invalid");
        start.environment().put("PARCOURS_SMTP_HOST", "localhost");
        start.environment().put("PARCOURS_DATABASE_URL", url(folder));
        start.environment().put("PARCOURS_DATABASE_USER", "parcours");
        start.environment().put("PARCOURS_DATABASE_PASSWORD", "secret");
        var process = start.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var text = Files.readString(printed);
        assertThat(process.exitValue()).as(text).isOne();
        assertThat(text).doesNotContain("Tomcat started on port");
        return text;
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("base").toAbsolutePath();
    }

    private static Account account(String login, String password, String... groups) {
        return new Account(login, PASSWORDS.encode(password), login, "", "service-numerique", true, Set.of(groups));
    }
}
