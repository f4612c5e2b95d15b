package fr.parcours.access;

import fr.parcours.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address with a path parameter or an empty part in it, or whose first two parts are written with escapes:
 * they name a door, nobody needs to write them so, and what compares them before and after decoding does not always agree.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainAddress extends OncePerRequestFilter {
    private static final Pattern TRICKY = Pattern.compile("/[^/%]*(/[^/%]*)?%.*|.*(;|//).*");

    private final ProblemWriter problems;

    PlainAddress(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (TRICKY.matcher(request.getRequestURI()).matches()) {
            problems.write(response, Problem.of("Requête à corriger", 400, "Cette adresse n'est pas acceptée."));
        } else {
            chain.doFilter(request, response);
        }
    }
}
