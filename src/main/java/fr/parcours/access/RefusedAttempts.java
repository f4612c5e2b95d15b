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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down which address refused whom (403, 404), of ours, the engine's or a page: the address as it is declared and the
 * dossier or document where there is one, nothing of what was sent. So many an hour of each account at one address and
 * dossier, and of each account, so that a flood fills no disk and hides nothing else; strangers get a 401 and no line. What
 * Camunda's webapps read on their own account, and files that are not there, are no attempts.
 */
final class RefusedAttempts extends OncePerRequestFilter {
    static final int MOST_AN_HOUR = 20;
    static final int MOST_OF_ONE_ACCOUNT = 10 * MOST_AN_HOUR;

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Pattern NAMES = Pattern.compile(
            "/(api|engine-rest|camunda)(/(api|engine|default|history|task|process-definition|decision-definition"
                    + "|process-instance|incident|job|user|group|tenant|authorization|deployment|filter|message|signal)\\b)*");

    private final ObjectProvider<Audit> audit;
    private final ObjectProvider<Dossiers> dossiers;
    private final HourlyCount refusals;

    RefusedAttempts(ObjectProvider<Audit> audit, ObjectProvider<Dossiers> dossiers) {
        this(audit, dossiers, System::currentTimeMillis);
    }

    RefusedAttempts(ObjectProvider<Audit> audit, ObjectProvider<Dossiers> dossiers, LongSupplier millis) {
        this.audit = audit;
        this.dossiers = dossiers;
        this.refusals = new HourlyCount(millis);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var status = response.getStatus();
        if ((status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND)
                && isAttempt(request)) {
            Person.signedIn().ifPresent(login -> note(login, status, request));
        }
    }

    /** The answer has gone already: a line that cannot be written changes it no more. */
    private void note(String login, int status, HttpServletRequest request) {
        try {
            var address = address(request);
            var dossier = dossier(request);
            var here = refusals.more(String.join(" ", login, request.getMethod(), address, String.valueOf(dossier)));
            if (here > MOST_AN_HOUR + 1) {
                return;
            }
            var everywhere = refusals.more(login);
            if (here == MOST_AN_HOUR + 1) {
                often(MOST_AN_HOUR, address, login);
            } else if (everywhere <= MOST_OF_ONE_ACCOUNT) {
                write(AuditEvent.REFUSED, dossier, about(status, address, request), login);
            } else if (everywhere == MOST_OF_ONE_ACCOUNT + 1) {
                often(MOST_OF_ONE_ACCOUNT, "", login);
            }
        } catch (RuntimeException unwritten) {
            LOG.error("a refusal could not be written down", unwritten);
        }
    }

    private void often(int most, String address, String login) {
        write(
                AuditEvent.REFUSED_OFTEN,
                null,
                "plus de %d en une heure %s".formatted(most, address).strip(),
                login);
    }

    private void write(AuditEvent event, @Nullable DossierNumber dossier, String about, String login) {
        audit.getObject().record(event, dossier, about, login, roles());
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

    private static boolean isAttempt(HttpServletRequest request) {
        var isReading = request.getMethod().equals("GET");
        return !(isReading
                && (request.getServletPath().startsWith("/camunda")
                        || address(request).endsWith("*")));
    }

    /** As it is declared; the engine's by the names of its resources. */
    static String address(HttpServletRequest request) {
        var declared = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var named = NAMES.matcher(request.getRequestURI());
        return declared != null ? String.valueOf(declared) : named.lookingAt() ? named.group() : "/";
    }

    static String about(int status, String address, HttpServletRequest request) {
        var id = variables(request).get("id");
        return "%d %s %s%s"
                .formatted(status, request.getMethod(), address, id != null && id.matches(UUID) ? " " + id : "");
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
