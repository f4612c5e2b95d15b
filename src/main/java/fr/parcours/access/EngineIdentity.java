package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who is signed in, for the length of one request. */
final class EngineIdentity extends OncePerRequestFilter {
    private final ObjectProvider<IdentityService> identity;
    private final Accounts accounts;

    EngineIdentity(ObjectProvider<IdentityService> identity, Accounts accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var account = authentication == null
                ? null
                : accounts.find(authentication.getName()).orElse(null);
        if (account == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identity.getObject()
                    .setAuthentication(
                            account.login(), List.copyOf(account.groups()), List.copyOf(accounts.tenantsOf(account)));
            chain.doFilter(request, response);
        } finally {
            identity.getObject().clearAuthentication();
        }
    }
}
