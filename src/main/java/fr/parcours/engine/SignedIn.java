package fr.parcours.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person behind the current request, as the engine sees it.
 *
 * @param login the account
 * @param groups group ids of domain.md 6.1
 * @param tenants the services whose dossiers this person may see
 * @param home the service that owns what this person starts; null for an account without one
 */
public record SignedIn(
        String login,
        Set<String> groups,
        Set<String> tenants,
        @Nullable String home) {
    public boolean isIn(String group) {
        return groups.contains(group);
    }
}
