package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.parcours.Application;
import fr.parcours.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
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
    @Tag("database")
    void a_start_with_the_demos_accounts_ends_before_anything_listens() {
        var database = TestDatabase.empty();
        var demo = start(database, "parcours.demo.enabled", "true");
        demo.close();

        var refused = catchThrowable(() -> start(database, "spring.profiles.active", "prod"));

        var cause = NestedExceptionUtils.getRootCause(refused);
        assertThat(cause)
                .asInstanceOf(InstanceOfAssertFactories.type(ProductionGuard.Refused.class))
                .satisfies(why -> {
                    assertThat(why.getExitCode()).isOne();
                    assertThat(why.reasons()).anyMatch(reason -> reason.contains("agent, agent2"));
                    assertThat(new ProductionGuard.Analyzer()
                                    .analyze(refused, why)
                                    .getDescription())
                            .contains("Parcours refuse de démarrer en production", "  - la base contient");
                });
    }

    private static org.springframework.context.ConfigurableApplicationContext start(
            TestDatabase.Address database, String property, String value) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.ofEntries(
                                Map.entry(property, value),
                                Map.entry("server.port", "0"),
                                Map.entry("parcours.data", "target/production-guard"),
                                Map.entry("PARCOURS_DATA", "target/production-guard"),
                                Map.entry("PARCOURS_PUBLIC_URL", "https://parcours.exemple.invalid"),
                                Map.entry("PARCOURS_MAIL_FROM", "parcours@exemple.invalid"),
                                Map.entry("PARCOURS_SMTP_HOST", "localhost"),
                                Map.entry("PARCOURS_DATABASE_URL", database.url()),
                                Map.entry("PARCOURS_DATABASE_USER", database.user()),
                                Map.entry("PARCOURS_DATABASE_PASSWORD", ""),
                                Map.entry("spring.datasource.url", database.url()),
                                Map.entry("spring.datasource.username", database.user()),
                                Map.entry("spring.datasource.password", ""))));
        return new SpringApplicationBuilder(Application.class)
                .environment(environment)
                .run();
    }

    private static Account account(String login, String password, String... groups) {
        return new Account(login, PASSWORDS.encode(password), login, "", "service-numerique", true, Set.of(groups));
    }
}
