package fr.parcours.access;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import fr.parcours.register.dossier.Dossiers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down which address of ours refused whom (403, 404): the address as we declare it and the dossier or document
 * where there is one, nothing of what was sent. So many an hour of each account, so that a flood fills no disk; strangers
 * get a 401 and no line.
 */
final class RefusedAttempts extends OncePerRequestFilter {
    static final int MOST_AN_HOUR = 20;

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final ObjectProvider<Audit> audit;
    private final ObjectProvider<Dossiers> dossiers;
    private final LongSupplier millis;
    private final Map<String, Integer> refusals = new HashMap<>();
    private long hour;

    RefusedAttempts(ObjectProvider<Audit> audit, ObjectProvider<Dossiers> dossiers) {
        this(audit, dossiers, System::currentTimeMillis);
    }

    RefusedAttempts(ObjectProvider<Audit> audit, ObjectProvider<Dossiers> dossiers, LongSupplier millis) {
        this.audit = audit;
        this.dossiers = dossiers;
        this.millis = millis;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var status = response.getStatus();
        if (status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND) {
            Person.signedIn().ifPresent(login -> note(login, status, request));
        }
    }

    /** The answer has gone already: a line that cannot be written changes it no more. */
    private void note(String login, int status, HttpServletRequest request) {
        try {
            var no = count(login);
            if (no <= MOST_AN_HOUR) {
                write(AuditEvent.REFUSED, dossier(request), about(status, request), login);
            } else if (no == MOST_AN_HOUR + 1) {
                write(AuditEvent.REFUSED_OFTEN, null, "plus de %d en une heure".formatted(MOST_AN_HOUR), login);
            }
        } catch (RuntimeException unwritten) {
            LOG.error("a refusal could not be written down", unwritten);
        }
    }

    private void write(AuditEvent event, @Nullable DossierNumber dossier, String about, String login) {
        audit.getObject().record(event, dossier, about, login, roles());
    }

    private synchronized int count(String login) {
        var now = millis.getAsLong() / HOUR;
        if (now != hour) {
            hour = now;
            refusals.clear();
        }
        return refusals.merge(login, 1, Integer::sum);
    }

    /** Of a dossier that there is: none begins a chain by guessing. */
    private @Nullable DossierNumber dossier(HttpServletRequest request) {
        try {
            return Optional.ofNullable(variables(request).get("number"))
                    .map(DossierNumber::new)
                    .filter(number -> dossiers.getObject().find(number).isPresent())
                    .orElse(null);
        } catch (BadInput none) {
            return null;
        }
    }

    private static String about(int status, HttpServletRequest request) {
        var address = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var id = variables(request).get("id");
        return "%d %s %s%s"
                .formatted(
                        status,
                        request.getMethod(),
                        address == null ? "/api" : address,
                        id != null && id.matches(UUID) ? " " + id : "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return named == null ? Map.of() : (Map<String, String>) named;
    }

    private static List<String> roles() {
        return SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }
}
