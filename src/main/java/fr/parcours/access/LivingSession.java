package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session after ten hours, however busy (a working day, not a week; on the wall clock), and as soon as its account
 * is closed.
 */
final class LivingSession extends OncePerRequestFilter {
    private static final long LONGEST_MILLIS = Duration.ofHours(10).toMillis();

    private final Accounts accounts;

    LivingSession(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = Person.signedIn();
        if (person.isPresent()
                && (isTooOld(request) || accounts.active(person.get()).isEmpty())) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private static boolean isTooOld(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && System.currentTimeMillis() - session.getCreationTime() > LONGEST_MILLIS;
    }
}
