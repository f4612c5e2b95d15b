package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Without an issuer configured there is no token to trust: any bearer is refused, never ignored. */
final class BearerRefused extends OncePerRequestFilter {
    private final ProblemWriter problems;

    BearerRefused(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            problems.unauthorized(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
