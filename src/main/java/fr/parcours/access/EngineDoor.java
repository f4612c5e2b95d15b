package fr.parcours.access;

import fr.parcours.Problem;
import fr.parcours.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The second fence before the engine's REST, the first being the engine itself: what is not on {@link OpenCalls} is
 * closed, on each of its three addresses. The named-engine twin is closed as a whole. Judges the path as the servlets
 * will read it, decoded: written otherwise it is the same door.
 */
final class EngineDoor extends OncePerRequestFilter {
    private static final String REST = "/engine-rest";
    private static final String WEBAPPS = "/camunda";
    private static final String WEBAPP_CALLS = WEBAPPS + "/api";
    private static final String WEBAPP_ENGINE = WEBAPP_CALLS + "/engine/engine/default";

    private final ProblemWriter problems;
    private final Accounts accounts;

    EngineDoor(ProblemWriter problems, Accounts accounts) {
        this.problems = problems;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = path(request);
        if (isDisguised(request, path)) {
            problems.write(response, Problem.of("Requête à corriger", 400, "Cette adresse n'est pas acceptée."));
        } else if (!isUnder(REST, path) && !isUnder(WEBAPP_CALLS, path)) {
            chain.doFilter(request, response);
        } else if (!isOpen(request, path)) {
            problems.forbidden(response);
        } else {
            pass(request, response, chain, resource(path));
        }
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable String resource)
            throws ServletException, IOException {
        HttpServletRequest checked;
        try {
            checked = CheckedRequest.of(request, resource);
        } catch (Refusal refusal) {
            problems.write(response, Problem.of(refusal));
            return;
        }
        if (Nameless.isDue(resource)) {
            var nameless = new Nameless(response);
            chain.doFilter(checked, nameless);
            nameless.send();
        } else {
            chain.doFilter(checked, response);
        }
    }

    private boolean isOpen(HttpServletRequest request, String path) {
        var account = Person.signedIn().flatMap(accounts::active);
        if (account.isEmpty()) {
            return false;
        }
        var asked = new OpenCalls.Asked(
                request.getMethod(),
                Optional.ofNullable(resource(path)).orElse(path),
                name -> Optional.ofNullable(request.getParameterValues(name)),
                account.get());
        if (isUnder(REST, path)) {
            return OpenCalls.toEngine(asked);
        }
        return isUnder(WEBAPP_ENGINE, path)
                ? OpenCalls.toEngine(asked) || OpenCalls.ofWebappsToEngine(asked)
                : OpenCalls.ofWebapps(asked);
    }

    /** The engine's resource, the same at every address; null for what is the webapps' own. */
    private static @Nullable String resource(String path) {
        if (isUnder(REST, path)) {
            return path.substring(REST.length());
        }
        return isUnder(WEBAPP_ENGINE, path) ? path.substring(WEBAPP_ENGINE.length()) : null;
    }

    /** The webapps' own filters compare the address as it was written: there it must be written plainly. */
    private static boolean isDisguised(HttpServletRequest request, String path) {
        var written = request.getRequestURI();
        if (isUnder(WEBAPP_ENGINE, path)) {
            return !isUnder(WEBAPP_ENGINE, written);
        }
        return isUnder(WEBAPPS, path) && !written.equals(path);
    }

    private static boolean isUnder(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
