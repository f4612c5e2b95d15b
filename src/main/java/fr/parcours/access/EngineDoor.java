package fr.parcours.access;

import fr.parcours.Problem;
import fr.parcours.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The second fence before the engine's REST, the first being the engine itself: what is not on {@link OpenCalls} is
 * closed, on each of its three addresses. The named-engine twin is closed as a whole.
 */
final class EngineDoor extends OncePerRequestFilter {
    private static final Pattern OF_WEBAPPS = Pattern.compile("/camunda/api/engine/engine/default(/.*)?");

    private final String prefix;
    private final ProblemWriter problems;
    private final Accounts accounts;

    EngineDoor(String prefix, ProblemWriter problems, Accounts accounts) {
        this.prefix = prefix;
        this.problems = problems;
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(prefix + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOpen(request)) {
            problems.forbidden(response);
            return;
        }
        try {
            chain.doFilter(CheckedRequest.of(request, path(request)), response);
        } catch (Refusal refusal) {
            problems.write(response, Problem.of(refusal));
        }
    }

    private boolean isOpen(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var groups =
                accounts.find(authentication.getName()).map(Account::groups).orElse(Set.of());
        var path = path(request);
        if (path == null) {
            return OpenCalls.ofWebapps(request.getMethod(), request.getRequestURI(), groups);
        }
        return OpenCalls.toEngine(request.getMethod(), path, groups)
                || (isWebapp(request) && OpenCalls.ofWebappsToEngine(request.getMethod(), path, groups));
    }

    private boolean isWebapp(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/camunda/");
    }

    /** The path of an engine resource, the same at every address; null for the webapps' own resources. */
    private @Nullable String path(HttpServletRequest request) {
        var uri = request.getRequestURI();
        if (!isWebapp(request)) {
            return uri.substring(prefix.length());
        }
        var engine = OF_WEBAPPS.matcher(uri);
        return engine.matches() ? String.valueOf(engine.group(1)) : null;
    }
}
