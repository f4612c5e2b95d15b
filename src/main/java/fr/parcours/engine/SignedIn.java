package fr.parcours.engine;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import java.util.Optional;
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
    /** What the login of an occupant who comes by his link begins with; the number of his dossier follows. */
    public static final String DOOR = "porte:";

    /** The one dossier to which an occupant's link opens; empty for an account, which its tenants and groups bind. */
    public Optional<DossierNumber> door() {
        return doorOf(login);
    }

    /** The login of whoever comes by a link to this dossier. */
    public static String byDoor(DossierNumber dossier) {
        return DOOR + dossier;
    }

    /** As {@link #door}, of a login. */
    public static Optional<DossierNumber> doorOf(String login) {
        return login.startsWith(DOOR)
                ? Optional.of(new DossierNumber(login.substring(DOOR.length())))
                : Optional.empty();
    }

    /** May this dossier be met at all? */
    public boolean mayMeet(DossierNumber number) {
        return door().map(number::equals).orElse(true);
    }

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
