package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who is signed in, for the length of one request. Without a person the engine would ask for no right at
 * all, so a request of somebody unknown goes no further.
 */
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
        var person = Person.signedIn();
        if (person.isEmpty()) {
            chain.doFilter(request, response); // only pages that are open to strangers come here
            return;
        }
        var account = accounts.active(person.get())
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
        try {
            identity.getObject()
                    .setAuthentication(
                            account.login(), List.copyOf(account.roles()), List.copyOf(accounts.tenantsOf(account)));
            chain.doFilter(request, response);
        } finally {
            identity.getObject().clearAuthentication();
        }
    }
}
