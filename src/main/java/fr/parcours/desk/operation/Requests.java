package fr.parcours.desk.operation;

import fr.parcours.DossierNumber;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around every request: counts what was refused, by status and door, and forgets afterwards which dossier the log named.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Requests extends OncePerRequestFilter {
    private static final Map<String, String> DOORS =
            Map.of("api", "api", "engine-rest", "engine", "camunda", "webapps", "actuator", "operation");

    private final MeterRegistry registry;

    Requests(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(DossierNumber.IN_LOG);
            if (response.getStatus() / 100 == 4) {
                registry.counter(
                                "parcours.refusals",
                                "status",
                                String.valueOf(response.getStatus()),
                                "door",
                                door(request))
                        .increment();
            }
        }
    }

    private static String door(HttpServletRequest request) {
        var parts = request.getRequestURI().split("/", 3);
        return parts.length < 2 ? "pages" : DOORS.getOrDefault(parts[1], "pages");
    }
}
