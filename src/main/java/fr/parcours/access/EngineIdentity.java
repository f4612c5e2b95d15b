package fr.parcours.access;

import jakarta.servlet.DispatcherType;
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

    /** The page that says no knows to whom it does: who is signed in need not do it again. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = Person.signedIn();
        var account = person.flatMap(accounts::active);
        if (account.isEmpty()) {
            if (person.isPresent() && request.getDispatcherType() != DispatcherType.ERROR) {
                throw new AuthenticationCredentialsNotFoundException("the account is closed");
            }
            chain.doFilter(request, response); // only pages that are open to strangers come here
            return;
        }
        var known = account.get();
        try {
            identity.getObject()
                    .setAuthentication(
                            known.login(), List.copyOf(known.roles()), List.copyOf(accounts.tenantsOf(known)));
            chain.doFilter(request, response);
        } finally {
            identity.getObject().clearAuthentication();
        }
    }
}
