package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an unsafe request that another site makes with a login which the browser has kept: it may carry no token, but
 * it tells where it comes from. Ours is the host that was asked, or the public address.
 */
final class ForeignOrigin extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter problems;
    private final String ownOrigin;

    /** @param publicUrl empty where there is none */
    ForeignOrigin(ProblemWriter problems, String publicUrl) {
        this.problems = problems;
        this.ownOrigin = originOf(publicUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE.contains(request.getMethod()) && isForeign(request)) {
            problems.forbidden(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return true;
        }
        var origin = request.getHeader("Origin");
        return origin != null
                && !origin.equals(ownOrigin)
                && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    private static String originOf(String url) {
        return url.isBlank() ? "" : URI.create(url).resolve("/").toString().replaceFirst("/$", "");
    }
}
