package fr.parcours.access;

import static fr.parcours.access.Browser.as;
import static fr.parcours.access.Browser.basic;
import static fr.parcours.access.Browser.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets in at the three doors, and what a stranger learns there: nothing. */
@ParcoursTest
class SignInTest {
    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/api/dossiers",
                "/camunda/api/engine/engine/default/task",
                "/v3/api-docs",
                "/actuator/env"
            })
    void a_stranger_gets_a_problem_and_no_page(String path) {
        var reply = browser.get(path);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(contentType(reply)).startsWith("application/problem+json");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(reply.body()).contains("Connexion requise");
    }

    @Test
    void a_stranger_in_a_browser_is_shown_the_sign_in_page() {
        var reply = browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");

        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(reply.headers().firstValue("Location").orElse("")).endsWith("/connexion");
    }

    @Test
    void who_may_not_open_a_webapp_is_told_so_and_not_to_sign_in_again() {
        browser.signIn("agent", "agent");
        for (var app : List.of("admin", "cockpit")) {
            var reply = browser.get("/camunda/app/%s/default/".formatted(app), "Accept", "text/html");

            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body())
                    .contains("Action non autorisée", "Revenir à l'accueil", "Se déconnecter")
                    .doesNotContain("Se connecter");
        }
    }

    @Test
    void a_wrong_password_an_unknown_and_a_closed_account_look_alike() {
        close("ferme");

        var replies = Stream.of(
                        basic("numerique", "faux"), basic("inconnu", "faux"), basic("ferme", "dpo"), basic("ferme", ""))
                .map(headers -> browser.get("/api/dossiers", headers))
                .toList();

        assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(replies)
                .extracting(HttpResponse::body)
                .containsOnly(replies.get(0).body());
    }

    @Test
    void an_unknown_account_takes_as_long_as_a_wrong_password() {
        var known = fastestOf("communication");
        var unknown = fastestOf("nulle-part");

        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    @Test
    void whoever_guesses_waits_and_a_colleague_does_not() {
        for (var guess = 0; guess < 10; guess++) {
            browser.get("/api/dossiers", basic("dpo2", "faux"));
        }

        var right = browser.get("/engine-rest/process-definition", as("dpo2"));
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 900);
        assertThat(right.body()).contains("Trop de tentatives");
        var byForm = browser.signIn("dpo2", "dpo2");
        assertThat(byForm.statusCode()).isEqualTo(429);
        assertThat(byForm.headers().firstValue("Retry-After")).isPresent();

        assertThat(browser.get("/engine-rest/process-definition", as("dpo")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_without_an_issuer_is_refused() {
        assertThat(browser.get("/api/dossiers", "Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_session_opens_pages_and_our_rest_but_not_the_engines() {
        assertThat(browser.signIn("agent", "agent").statusCode()).isEqualTo(302);

        assertThat(browser.get("/api/dossiers").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_does_not_excuse_a_wrong_password() {
        browser.signIn("agent", "agent");

        assertThat(browser.get("/api/dossiers", basic("agent", "faux")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void signing_in_gives_a_new_session_and_signing_out_ends_it() {
        browser.get("/dossiers", "Accept", "text/html");
        var before = browser.cookie("JSESSIONID");

        browser.signIn("agent", "agent");
        assertThat(browser.cookie("JSESSIONID")).isPresent().isNotEqualTo(before);

        browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");
        var out = browser.send(
                "POST",
                "/deconnexion",
                null,
                "X-PARCOURS-CSRF",
                browser.cookie("PARCOURS-CSRF").orElse(""));
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/dossiers").statusCode()).isEqualTo(401);
    }

    @Test
    void the_session_cookie_is_not_for_scripts_or_other_sites() {
        var cookies =
                String.join("\n", browser.signIn("agent", "agent").headers().allValues("Set-Cookie"));

        assertThat(cookies.lines().filter(line -> line.startsWith("JSESSIONID")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void a_session_writes_with_its_token_only() {
        browser.signIn("admin", "admin");
        browser.get("/camunda/app/cockpit/default/", "Accept", "text/html");
        var token = browser.cookie("PARCOURS-CSRF").orElseThrow();

        assertThat(browser.post("/api/demo/clock", "{}").statusCode()).isEqualTo(403);
        assertThat(browser.post("/api/demo/clock", "{}", "X-PARCOURS-CSRF", "faux")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/api/demo/clock", "{}", "X-PARCOURS-CSRF", token)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_webapps_keep_their_own_token() {
        browser.signIn("agent", "agent");
        browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");

        var claim = "/camunda/api/engine/engine/default/task/unknown/claim";
        var token = browser.cookie("XSRF-TOKEN").orElseThrow();
        assertThat(browser.post(claim, "{\"userId\": \"agent\"}", "X-XSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(claim, "{\"userId\": \"agent\"}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/demo/clock", "/engine-rest/task"})
    void another_site_cannot_replay_a_login_that_the_browser_has_kept(String path) {
        assertThat(browser.post(path, "{}", with(as("admin"), "Origin", "https://piege.exemple.invalid"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(path, "{}", with(as("admin"), "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
    }

    private void add(String login, boolean enabled) {
        transaction.executeWithoutResult(status -> accounts.add(account(login, enabled)));
    }

    @Test
    void a_closed_account_loses_its_session() {
        add("partant", true);
        browser.signIn("partant", "dpo");
        assertThat(browser.get("/engine-rest/process-definition", basic("partant", "dpo"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .statusCode())
                .isEqualTo(200);

        jdbc.sql("update account set enabled = false where login = 'partant'").update();
        accounts.forget();

        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/engine-rest/process-definition", basic("partant", "dpo"))
                        .statusCode())
                .isEqualTo(401);
        jdbc.sql("delete from account_group where login = 'partant'").update();
        jdbc.sql("delete from account where login = 'partant'").update();
        accounts.forget();
    }

    @Test
    void our_answers_are_kept_by_nobody_and_framed_by_nobody() {
        for (var path : List.of("/api/dossiers", "/engine-rest/task")) {
            var headers = browser.get(path, as("agent")).headers();
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    @Test
    void the_webapps_keep_their_own_policy_for_scripts() {
        browser.signIn("agent", "agent");

        var policies = browser.get("/camunda/app/tasklist/default/", "Accept", "text/html")
                .headers()
                .allValues("Content-Security-Policy");
        assertThat(policies).hasSize(1).first().asString().contains("strict-dynamic");
        assertThat(browser.get("/connexion", "Accept", "text/html").headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void each_page_has_the_nonce_of_its_own_policy_when_many_load_at_once() {
        browser.signIn("pilotage", "pilotage");
        browser.get("/camunda/app/welcome/default/", "Accept", "text/html"); // a session before the race

        var exchanged = IntStream.range(0, 8)
                .mapToObj(visitor -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 40)
                        .mapToObj(turn -> browser.get(
                                "/camunda/app/%s/default/".formatted(turn % 2 == 0 ? "tasklist" : "cockpit"),
                                "Accept",
                                "text/html"))
                        .filter(page -> !nonces("nonce=\"([^\"]+)\"", page.body())
                                .equals(nonces(
                                        "'nonce-([^']+)'",
                                        page.headers()
                                                .firstValue("Content-Security-Policy")
                                                .orElse(""))))
                        .count()))
                .toList();

        assertThat(exchanged).allSatisfy(visitor -> assertThat(visitor.join()).isZero());
    }

    private static Set<String> nonces(String pattern, String text) {
        var nonces = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(nonces).hasSize(1);
        return nonces;
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "patrimoine", "dpo"})
    void cockpit_is_for_those_who_steer(String login) {
        browser.signIn(login, login);

        assertThat(browser.get("/camunda/app/cockpit/default/", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_engines_own_sign_in_and_setup_are_closed() {
        var credentials = java.util.Map.of("username", "agent", "password", "agent");
        assertThat(browser.form("/camunda/api/admin/auth/user/default/login/tasklist", credentials)
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.post("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(401);

        browser.signIn("agent", "agent");
        browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");
        var token = browser.cookie("XSRF-TOKEN").orElseThrow();
        for (var path :
                List.of("auth/user/default/login/tasklist", "auth/user/default/logout", "setup/default/user/create")) {
            assertThat(browser.post("/camunda/api/admin/" + path, "{}", "X-XSRF-TOKEN", token)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private long fastestOf(String login) {
        return Stream.generate(() -> {
                    var begun = System.nanoTime();
                    browser.get("/api/dossiers", basic(login, "faux"));
                    return System.nanoTime() - begun;
                })
                .limit(3)
                .min(Long::compare)
                .orElseThrow();
    }

    private void close(String login) {
        if (accounts.find(login).isEmpty()) {
            add(login, false);
        }
    }

    private Account account(String login, boolean enabled) {
        var hash = accounts.find("dpo").orElseThrow().passwordHash();
        return new Account(login, hash, "Compte d'essai", "", "service-culture", enabled, Set.of(Groups.PORTEUR));
    }

    private static String contentType(HttpResponse<?> reply) {
        return reply.headers().firstValue("Content-Type").orElse("");
    }
}
