package fr.parcours.access;

import fr.parcours.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The calls to the engine's REST that are open, per role (role-matrix.md, rows 69–79). Reads like a table and ends in
 * « nothing else ».
 */
final class OpenCalls {
    private static final String ID = "[A-Za-z0-9_.:-]+";
    private static final Set<String> EVERYONE = Groups.LABELS.keySet();
    private static final Set<String> WORKERS = Set.copyOf(Groups.OF_TASKS);
    private static final Set<String> ASSIGNERS = Set.copyOf(Groups.ASSIGNERS);
    private static final Set<String> STARTERS = Set.copyOf(Groups.STARTERS);
    private static final Set<String> WATCHERS = Set.of(Groups.PILOTAGE, Groups.ADMIN);
    private static final Set<String> ADMINS = Set.of(Groups.ADMIN);
    private static final Set<String> EVALUATORS = Set.copyOf(Groups.EVALUATORS);

    /**
     * A call that somebody wants to make.
     *
     * @param path the engine's resource, or the whole path of what is the webapps' own; decoded
     * @param parameters the values of a query parameter, empty when it was not sent
     */
    record Asked(String method, String path, Function<String, Optional<String[]>> parameters, Account by) {
        private boolean namesOnly(String parameter, String value) {
            return parameters
                    .apply(parameter)
                    .filter(sent -> sent.length == 1 && sent[0].equals(value))
                    .isPresent();
        }
    }

    /**
     * One line of the table.
     *
     * @param about the query parameter that must name oneself; empty where that does not matter
     * @param needed query parameters that must be sent; a whole list is not open
     */
    private record Call(Set<String> methods, Pattern path, Set<String> groups, String about, List<String> needed) {
        /** Only about oneself: the query parameter must name who asks. */
        Call about(String parameter) {
            return new Call(methods, path, groups, parameter, needed);
        }

        /** Only with this query parameter. */
        Call naming(String parameter) {
            var more = new ArrayList<>(needed);
            more.add(parameter);
            return new Call(methods, path, groups, about, List.copyOf(more));
        }

        boolean allows(Asked asked) {
            var method = asked.method().equals("HEAD") ? "GET" : asked.method();
            var fits = path.matcher(asked.path());
            return methods.contains(method)
                    && fits.matches()
                    && (!path.pattern().contains("<self>")
                            || fits.group("self").equals(asked.by().login()))
                    && asked.by().roles().stream().anyMatch(groups::contains)
                    && (about.isEmpty() || asked.namesOnly(about, asked.by().login()))
                    && needed.stream()
                            .allMatch(name -> asked.parameters().apply(name).isPresent());
        }
    }

    private static final List<Call> TO_ENGINE = List.of(
            call("GET POST", "/task(/count)?", WORKERS),
            call("GET", "/task/ID(/form|/deployed-form|/identity-links)?", WORKERS),
            call("POST", "/task/ID/(claim|unclaim|complete|submit-form|assignee)", WORKERS),
            call("GET", "/process-definition(/count)?", EVERYONE),
            call("GET", "/process-definition/(key/)?ID(/xml|/diagram|/startForm|/deployed-start-form)?", EVERYONE),
            call(
                    "POST",
                    "/process-definition/(key/occupation-journey|occupation-journey:ID)/(start|submit-form)",
                    STARTERS),
            call("GET", "/process-definition(/(key/)?ID)?/statistics", WATCHERS),
            call("GET", "/process-definition/ID/static-called-process-definitions", WATCHERS),
            call("GET", "/decision-definition(/count)?", EVERYONE),
            call("GET", "/decision-definition/(key/)?ID(/xml|/diagram)?", EVERYONE),
            call("POST", "/decision-definition/(key/)?ID/evaluate", EVALUATORS),
            call("GET", "/filter(/count)?", WORKERS),
            call("GET", "/filter/ID(/list|/singleResult|/count)?", WORKERS),
            call("POST", "/filter/ID/(list|singleResult|count)", WORKERS),
            call("GET POST", "/(process-instance|incident)(/count)?", WATCHERS),
            call("GET", "/process-instance/ID(/activity-instances)?", WATCHERS),
            call("GET", "/incident/ID", WATCHERS),
            call("GET POST", "/history/HISTORY(/count)?", WATCHERS),
            call(
                    "GET",
                    "/history/(process-instance|activity-instance|decision-instance|job-log)/ID(/stacktrace)?",
                    WATCHERS),
            call("GET", "/history/process-definition/ID/statistics", WATCHERS),
            call("GET POST", "/(job|job-definition)(/count)?", WATCHERS),
            call("GET", "/(job|job-definition)/ID(/stacktrace)?", WATCHERS),
            call("PUT", "/job/ID/retries", ADMINS),
            call("GET", "/(user|group|tenant|authorization)(/count)?", ADMINS),
            call("GET", "/(group|tenant|authorization)/ID|/user/ID/profile", ADMINS),
            call("GET", "/version", EVERYONE));

    /** Some reads must live on the webapps' address, or Tasklist and Cockpit break (role-matrix.md, note 8). */
    private static final List<Call> OF_WEBAPPS_TO_ENGINE = List.of(
            call("GET", "/authorization/check", EVERYONE),
            call("GET", "/user/(?<self>ID)/profile", EVERYONE),
            call("GET", "/identity/groups", EVERYONE).about("userId"),
            call("GET", "/group(/count)?", EVERYONE).about("member"),
            call("GET", "/tenant(/count)?", EVERYONE).about("userMember"),
            call("GET", "/user", ASSIGNERS).naming("id"), // is the person whom one types there?
            call("GET", "/task/ID/comment", WORKERS),
            call("OPTIONS", "/(filter|task|deployment|authorization|user|group|tenant)(/.*)?", EVERYONE),
            call("GET", "/deployment(/count)?", WATCHERS),
            call("GET", "/deployment/ID(/resources(/ID(/data)?)?)?", WATCHERS),
            call("GET POST", "/(external-task|case-definition|decision-requirements-definition)(/count)?", WATCHERS),
            call("GET", "/(history/)?batch(/count|/statistics(/|/count)?)?", WATCHERS),
            call("GET POST", "/history/(case-instance|batch)(/count)?", WATCHERS));

    private static final List<Call> OF_WEBAPPS = List.of(
            call("GET", "/camunda/api/engine/engine/?", EVERYONE),
            call("GET", "/camunda/api/admin/auth/user/default", EVERYONE),
            call("GET", "/camunda/api/(tasklist|welcome)/plugin/.*", EVERYONE),
            call("GET POST", "/camunda/api/cockpit/plugin/.*", WATCHERS));

    private OpenCalls() {}

    static boolean toEngine(Asked asked) {
        return isOpen(TO_ENGINE, asked);
    }

    static boolean ofWebappsToEngine(Asked asked) {
        return isOpen(OF_WEBAPPS_TO_ENGINE, asked);
    }

    static boolean ofWebapps(Asked asked) {
        return isOpen(OF_WEBAPPS, asked);
    }

    private static boolean isOpen(List<Call> open, Asked asked) {
        return open.stream().anyMatch(call -> call.allows(asked));
    }

    private static Call call(String methods, String path, Set<String> groups) {
        var pattern = path.replace(
                        "HISTORY",
                        "(process-instance|activity-instance|task|decision-instance|incident|job-log|user-operation)")
                .replace("ID", ID);
        return new Call(Set.of(methods.split(" ")), Pattern.compile(pattern), groups, "", List.of());
    }
}
