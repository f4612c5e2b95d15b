package fr.parcours.engine;

import fr.parcours.Groups;
import java.util.Set;
import java.util.stream.Collectors;
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
    /**
     * The same person before a dossier of this service: a requester or superior in the own service only, whatever else
     * another role lets him see.
     */
    public SignedIn before(String service) {
        if (service.equals(home)) {
            return this;
        }
        var standing = groups.stream()
                .filter(group -> !Groups.OF_ONE_SERVICE.contains(group))
                .collect(Collectors.toUnmodifiableSet());
        return new SignedIn(login, standing, tenants, home);
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }
}
