package fr.parcours.access;

import fr.parcours.Groups;
import java.util.Set;

/**
 * Somebody who may sign in. Demo accounts are roles, not persons.
 *
 * @param service id of the home service
 * @param groups ids of domain.md 6.1
 */
record Account(
        String login,
        String passwordHash,
        String label,
        String mail,
        String service,
        boolean enabled,
        Set<String> groups) {

    /** Instructing staff see the dossiers of every service; requesters and their hierarchy those of their own. */
    boolean seesEveryService() {
        return groups.stream()
                .anyMatch(group -> !Groups.OF_ONE_SERVICE.contains(group) && !Groups.ADMINS.contains(group));
    }

    /** The technical administrator sees no dossier at all. */
    boolean seesOwnService() {
        return groups.stream().anyMatch(Groups.OF_ONE_SERVICE::contains);
    }
}
