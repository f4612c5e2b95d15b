package fr.parcours.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The calls to the engine's REST that are open, per role (role-matrix.md, rows 69–79). Reads like a table and ends in
 * « nothing else ».
 */
final class OpenCalls {
    private static final String ID = "[A-Za-z0-9_.:-]+";
    private static final Set<String> EVERYONE = Groups.LABELS.keySet();
    private static final Set<String> WORKERS = Set.copyOf(Groups.OF_TASKS);
    private static final Set<String> STARTERS = Set.of(Groups.PORTEUR);
    private static final Set<String> WATCHERS = Set.of(Groups.PILOTAGE, Groups.ADMIN);
    private static final Set<String> ADMINS = Groups.ADMINS;
    private static final Set<String> EVALUATORS = Set.of(
            Groups.PATRIMOINE,
            "grp-technique",
            "grp-securite",
            "grp-juridique",
            "grp-assurances",
            "grp-finances",
            Groups.PILOTAGE,
            Groups.ADMIN);

    private record Call(Set<String> methods, Pattern path, Set<String> groups) {
        boolean allows(String method, String asked, Collection<String> asking) {
            return methods.contains(method)
                    && path.matcher(asked).matches()
                    && asking.stream().anyMatch(groups::contains);
        }
    }

    private static final List<Call> TO_ENGINE = List.of(
            call("GET POST", "/task(/count)?", WORKERS),
            call("GET", "/task/ID(/form|/rendered-form|/deployed-form|/identity-links)?", WORKERS),
            call("POST", "/task/ID/(claim|unclaim|complete|submit-form|assignee)", WORKERS),
            call("GET", "/process-definition(/count)?", EVERYONE),
            call(
                    "GET",
                    "/process-definition/(key/)?ID(/xml|/diagram|/startForm|/deployed-start-form|/rendered-form)?",
                    EVERYONE),
            call("POST", "/process-definition/(key/)?ID/(start|submit-form)", STARTERS),
            call("GET", "/process-definition(/(key/)?ID)?/statistics", WATCHERS),
            call("GET", "/decision-definition(/count)?", EVERYONE),
            call("GET", "/decision-definition/(key/)?ID(/xml|/diagram)?", EVERYONE),
            call("POST", "/decision-definition/(key/)?ID/evaluate", EVALUATORS),
            call("GET", "/filter(/count)?", WORKERS),
            call("GET", "/filter/ID(/list|/singleResult|/count)?", WORKERS),
            call("POST", "/filter/ID/(list|singleResult|count)", WORKERS),
            call("GET POST", "/(process-instance|incident)(/count)?", WATCHERS),
            call("GET", "/process-instance/ID(/activity-instances)?", WATCHERS),
            call(
                    "GET POST",
                    "/history/(process-instance|activity-instance|task|decision-instance|incident)(/count)?",
                    WATCHERS),
            call("GET", "/history/(process-instance|activity-instance|decision-instance)/ID", WATCHERS),
            call("GET", "/history/process-definition/ID/statistics", WATCHERS),
            call("GET POST", "/job(/count)?", WATCHERS),
            call("PUT", "/job/ID/retries", ADMINS),
            call("GET", "/(user|group|tenant|authorization)(/count)?", ADMINS),
            call("GET", "/version", EVERYONE));

    /** Some reads must live on the webapps' address, or Tasklist and Cockpit break (role-matrix.md, note 8). */
    private static final List<Call> OF_WEBAPPS_TO_ENGINE = List.of(
            call("GET", "/authorization/check", EVERYONE),
            call("GET", "/identity/groups", EVERYONE),
            call("GET", "/user/ID/profile", EVERYONE),
            call("GET", "/(user|group|tenant)(/count)?", EVERYONE),
            call("GET", "/task/ID/comment", WORKERS),
            call("OPTIONS", "/(filter|task|deployment|authorization)(/.*)?", EVERYONE),
            call("GET", "/deployment(/count)?", WATCHERS),
            call("GET", "/deployment/ID(/resources(/ID(/data)?)?)?", WATCHERS),
            call(
                    "GET POST",
                    "/(batch|external-task|case-definition|decision-requirements-definition)(/count)?",
                    WATCHERS),
            call("GET POST", "/process-definition/count", EVERYONE),
            call(
                    "GET POST",
                    "/(history/)?(batch|case-definition|case-instance)(/count|/statistics(/count)?)?",
                    WATCHERS),
            call("GET", "/metrics/ID/sum", WATCHERS),
            call("GET", "/telemetry/(configuration|data)", ADMINS));

    private static final List<Call> OF_WEBAPPS = List.of(
            call("GET", "/camunda/api/engine/engine/?", EVERYONE),
            call("GET", "/camunda/api/admin/auth/user/default", EVERYONE),
            call("GET", "/camunda/api/(tasklist|welcome)/plugin/.*", EVERYONE),
            call("GET POST", "/camunda/api/cockpit/plugin/.*", WATCHERS));

    private OpenCalls() {}

    static boolean toEngine(String method, String path, Collection<String> groups) {
        return isOpen(TO_ENGINE, method, path, groups);
    }

    static boolean ofWebappsToEngine(String method, String path, Collection<String> groups) {
        return isOpen(OF_WEBAPPS_TO_ENGINE, method, path, groups);
    }

    static boolean ofWebapps(String method, String uri, Collection<String> groups) {
        return isOpen(OF_WEBAPPS, method, uri, groups);
    }

    private static boolean isOpen(List<Call> open, String method, String path, Collection<String> groups) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return open.stream().anyMatch(call -> call.allows(asked, path, groups));
    }

    private static Call call(String methods, String path, Set<String> groups) {
        return new Call(Set.of(methods.split(" ")), Pattern.compile(path.replace("ID", ID)), groups);
    }
}
