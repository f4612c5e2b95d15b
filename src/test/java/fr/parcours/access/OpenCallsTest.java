package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rows 69 to 79 of the role matrix, asked of the running house at the engine's address and at the webapps'. */
@ParcoursTest
class OpenCallsTest {
    private static final Set<String> REQUESTERS = Set.of("agent", "hierarchie");
    private static final Set<String> EXPERTS = Set.of(
            "patrimoine", "technique", "securite", "juridique", "assurances", "finances", "numerique", "communication",
            "assemblees", "signature-dga", "signature-dgs", "signature-elu");
    private static final Map<String, Set<String>> NAMED = Map.of(
            "workers", union(REQUESTERS, EXPERTS, Set.of("pilotage")),
            "watchers", Set.of("pilotage", "admin"),
            "evaluators",
                    Set.of("patrimoine", "technique", "securite", "juridique", "assurances", "finances", "pilotage", "admin"),
            "everyone", union(REQUESTERS, EXPERTS, Set.of("pilotage", "dpo", "admin")));
    private static final String ROWS = """
            GET    | /task                                               | workers
            POST   | /task                                               | workers
            POST   | /task/count                                         | workers
            GET    | /task/unknown                                       | workers
            POST   | /task/unknown/claim                                 | workers
            POST   | /task/unknown/complete                              | workers
            POST   | /task/unknown/resolve                               |
            POST   | /task/unknown/delegate                              |
            PUT    | /task/unknown/variables/a                           |
            DELETE | /task/unknown/localVariables/a                      |
            POST   | /task/unknown/comment/create                        |
            POST   | /task/unknown/attachment/create                     |
            POST   | /decision-definition/key/eligibility/evaluate       | evaluators
            GET    | /process-definition                                 | everyone
            GET    | /process-definition/key/occupation-journey/xml      | everyone
            POST   | /process-definition/key/occupation-journey/start    | agent patrimoine
            GET    | /decision-definition                                | everyone
            GET    | /process-instance                                   | watchers
            GET    | /history/process-instance                           | watchers
            GET    | /history/task                                       | watchers
            GET    | /history/decision-instance                          | watchers
            GET    | /history/variable-instance                          |
            GET    | /variable-instance                                  |
            GET    | /incident                                           | watchers
            GET    | /job                                                | watchers
            PUT    | /job/unknown/retries                                | admin
            POST   | /job/unknown/execute                                |
            GET    | /filter                                             | workers
            POST   | /filter/create                                      |
            GET    | /authorization                                      | admin
            POST   | /authorization/create                               |
            POST   | /user/create                                        |
            POST   | /identity/verify                                    |
            POST   | /identity/password-policy                           |
            POST   | /deployment/create                                  |
            POST   | /message                                            |
            POST   | /signal                                             |
            POST   | /external-task/fetchAndLock                         |
            POST   | /process-instance/unknown/modification              |
            DELETE | /process-instance/unknown                           |
            POST   | /execution/unknown/signal                           |
            GET    | /metrics/activity-instance-start                    |
            GET    | /telemetry/data                                     |""";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROWS)
    void the_engines_address(String method, String path, String open) {
        var letIn = roles().filter(role -> {
                    var status = new Browser(port)
                            .send(method, "/engine-rest" + path, body(method), headers(method, Browser.as(role)))
                            .statusCode();
                    assertThat(status).as("%s as %s", path, role).isLessThan(500).isNotEqualTo(401);
                    return status != 403;
                })
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(letIn).isEqualTo(named(open));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "technique", "pilotage", "dpo", "admin"})
    void the_webapps_address_is_as_closed(String role) {
        var browser = new Browser(port);
        browser.signIn(role, role);
        browser.get("/camunda/app/welcome/default/", "Accept", "text/html");

        var differing = new HashMap<String, Integer>();
        ROWS.lines().map(row -> Arrays.stream(row.split("\\|")).map(String::strip).toArray(String[]::new)).forEach(row -> {
            var status = browser.send(
                            row[0],
                            "/camunda/api/engine/engine/default" + row[1],
                            body(row[0]),
                            headers(row[0], "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse("")))
                    .statusCode();
            var isOpen = row.length > 2 && named(row[2]).contains(role);
            if (isOpen == (status == 403) || status >= 500) {
                differing.put(row[0] + " " + row[1], status);
            }
        });
        assertThat(differing).isEmpty();
    }

    private static String body(String method) {
        return method.equals("GET") || method.equals("DELETE") ? null : "{}";
    }

    private static String[] headers(String method, String... others) {
        return method.equals("GET") || method.equals("DELETE")
                ? others
                : Browser.with(others, "Content-Type", "application/json");
    }

    private static Stream<String> roles() {
        return NAMED.get("everyone").stream();
    }

    private static Set<String> named(String open) {
        return open == null || open.isBlank()
                ? new TreeSet<>()
                : Arrays.stream(open.split(" "))
                        .flatMap(name -> NAMED.getOrDefault(name, Set.of(name)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
