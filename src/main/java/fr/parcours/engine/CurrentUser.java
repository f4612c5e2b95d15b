package fr.parcours.engine;

import fr.parcours.Forbidden;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is signed in, asked of the engine: the same answer in Tasklist, over REST and in our own pages. */
@Component
public class CurrentUser {
    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<Homes> homes;

    CurrentUser(ObjectProvider<IdentityService> identity, ObjectProvider<Homes> homes) {
        this.identity = identity;
        this.homes = homes;
    }

    /** Empty in a job, at start-up, and wherever the house itself acts. */
    public Optional<SignedIn> get() {
        return Optional.ofNullable(identity.getObject().getCurrentAuthentication())
                .map(this::describe);
    }

    /** @throws Forbidden when nobody is signed in */
    public SignedIn require() {
        return get().orElseThrow(() -> new Forbidden("Connectez-vous pour continuer."));
    }

    private SignedIn describe(Authentication authentication) {
        var home = homes.stream()
                .flatMap(h -> h.homeOf(authentication.getUserId()).stream())
                .findFirst()
                .orElse(null);
        return new SignedIn(
                authentication.getUserId(),
                setOf(authentication.getGroupIds()),
                setOf(authentication.getTenantIds()),
                home);
    }

    private static Set<String> setOf(java.util.@org.jspecify.annotations.Nullable List<String> ids) {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }
}
