package fr.parcours.access;

import fr.parcours.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Refuses a production start that would leave a door open, and names every reason at once (security.md, rule 13). Asks
 * after the schema's migrations and before there is an engine: nothing listens yet, nothing has been deployed.
 */
@Component
@Profile("prod")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProductionGuard extends AbstractProcessEnginePlugin {
    private static final Set<String> EXPOSABLE = Set.of("health", "info", "prometheus");

    private static final int SHORTEST_TOKEN = 32;

    /** One thing that must not be, and how to say it. */
    private record Rule(Predicate<Environment> broken, String reason) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "parcours.demo.enabled",
                    Boolean::parseBoolean,
                    "la démonstration est activée (parcours.demo.enabled)"),
            rule(
                    "parcours.public-url",
                    url -> !url.startsWith("https://"),
                    "l'adresse publique n'est pas en https (parcours.public-url)"),
            rule(
                    "spring.datasource.url",
                    url -> url.startsWith("jdbc:h2:"),
                    "la base est H2, celle de la démonstration"),
            rule("spring.datasource.password", String::isBlank, "le mot de passe de la base manque"),
            new Rule(
                    environment ->
                            !text(environment, "spring.datasource.password").isBlank()
                                    && text(environment, "spring.datasource.password")
                                            .equals(text(environment, "spring.datasource.username")),
                    "le mot de passe de la base est son nom d'utilisateur"),
            rule("spring.h2.console.enabled", Boolean::parseBoolean, "la console H2 est ouverte"),
            rule("spring.flyway.clean-disabled", "false"::equals, "Flyway peut effacer la base (clean-disabled)"),
            rule(
                    "camunda.bpm.database.schema-update",
                    update -> !update.equals("false"),
                    "le moteur peut modifier le schéma (camunda.bpm.database.schema-update)"),
            rule("camunda.bpm.authorization.enabled", "false"::equals, "les droits du moteur sont désactivés"),
            rule(
                    "camunda.bpm.admin-user.id",
                    id -> !id.isBlank(),
                    "un compte du moteur est créé au démarrage (camunda.bpm.admin-user)"),
            rule(
                    "server.servlet.session.cookie.secure",
                    secure -> !Boolean.parseBoolean(secure),
                    "le cookie de session passe sans chiffrement (server.servlet.session.cookie.secure)"),
            rule(
                    "server.error.include-stacktrace",
                    trace -> !trace.isBlank() && !trace.equals("never"),
                    "les erreurs montrent le code (server.error.include-stacktrace)"),
            rule(
                    "management.endpoints.web.exposure.include",
                    ids -> Arrays.stream(ids.split(","))
                            .map(String::strip)
                            .anyMatch(id -> !id.isEmpty() && !EXPOSABLE.contains(id)),
                    "des points d'accès d'exploitation sont exposés au-delà de health, info et prometheus"),
            rule(
                    "parcours.metrics-token",
                    token -> !token.isEmpty() && token.length() < SHORTEST_TOKEN,
                    "le jeton qui lit les mesures a moins de 32 caractères (parcours.metrics-token)"),
            rule(
                    "management.endpoint.health.show-details",
                    "always"::equals,
                    "le détail de l'état de santé est montré aux inconnus"),
            rule(
                    "management.endpoint.health.show-components",
                    "always"::equals,
                    "les composants de l'état de santé sont montrés aux inconnus"),
            new Rule(
                    environment -> ClassUtils.isPresent("org.springdoc.webmvc.ui.SwaggerConfig", null)
                            && !text(environment, "springdoc.swagger-ui.enabled")
                                    .equals("false"),
                    "Swagger UI est ouvert (springdoc.swagger-ui.enabled)"));

    private final Environment environment;
    private final Accounts accounts;
    private final PasswordEncoder passwords;

    ProductionGuard(Environment environment, Accounts accounts, PasswordEncoder passwords) {
        this.environment = environment;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var reasons = reasons(environment, accounts.all(), passwords);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
    }

    /** Why this installation may not go into production, in French; empty when it may. */
    static List<String> reasons(Environment environment, Collection<Account> accounts, PasswordEncoder passwords) {
        var reasons = new ArrayList<>(RULES.stream()
                .filter(rule -> rule.broken().test(environment))
                .map(Rule::reason)
                .toList());
        var demo = DemoAccounts.logins();
        var present = accounts.stream()
                .map(Account::login)
                .filter(demo::contains)
                .sorted()
                .toList();
        if (!present.isEmpty()) {
            reasons.add("la base contient des comptes de démonstration : " + String.join(", ", present));
        }
        var open = accounts.parallelStream()
                .filter(account -> !demo.contains(account.login()))
                .filter(account -> passwords.matches(account.login(), account.passwordHash()))
                .map(Account::login)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            reasons.add("le mot de passe est l'identifiant pour : " + String.join(", ", open));
        }
        if (accounts.stream()
                .filter(Account::enabled)
                .noneMatch(account -> account.groups().contains(Groups.CAMUNDA_ADMIN))) {
            reasons.add("aucun compte n'administre le moteur (groupe camunda-admin)");
        }
        return List.copyOf(reasons);
    }

    private static Rule rule(String property, Predicate<String> broken, String reason) {
        return new Rule(environment -> broken.test(text(environment, property)), reason);
    }

    private static String text(Environment environment, String property) {
        return environment.getProperty(property, "");
    }

    /** The start ends here, with exit code 1. */
    static final class Refused extends IllegalStateException implements ExitCodeGenerator {
        private final transient List<String> reasons;

        Refused(List<String> reasons) {
            super("refused in production: " + String.join(" · ", reasons));
            this.reasons = reasons;
        }

        List<String> reasons() {
            return reasons;
        }

        @Override
        public int getExitCode() {
            return 1;
        }
    }

    /** Prints the reasons one below the other instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Refused> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, Refused refused) {
            return new FailureAnalysis(
                    "Parcours refuse de démarrer en production :\n\n  - " + String.join("\n  - ", refused.reasons()),
                    "Corrigez chaque point (docs/guide/exploitation.md), puis redémarrez.",
                    failure);
        }
    }
}
