package fr.parcours.access;

import fr.parcours.Groups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who may sign in. Demo accounts are roles, not persons.
 *
 * @param service id of the home service
 * @param groups ids of domain.md 6.1 that are this account's own
 * @param lent groups of absent colleagues whom this account replaces today, each with who lends it, the first named first
 */
record Account(
        String login,
        String passwordHash,
        String label,
        String mail,
        String service,
        boolean enabled,
        Set<String> groups,
        Map<String, List<String>> lent) {
    Account(
            String login,
            String passwordHash,
            String label,
            String mail,
            String service,
            boolean enabled,
            Set<String> groups) {
        this(login, passwordHash, label, mail, service, enabled, groups, Map.of());
    }

    /** A whole group, as the absentee that it may be: like somebody who has that group alone. Nobody signs in as it. */
    static Account ofGroup(String id, String label, String service, String group) {
        return new Account(id, "", label, "", service, true, Set.of(group));
    }

    /** Is it one of those whom this {@link #ofGroup group} stands for? */
    boolean isMemberOf(Account group) {
        return enabled
                && groups.containsAll(group.groups)
                && (!group.seesOwnService() || service.equals(group.service));
    }

    /** Its own groups and those lent to it. What it sees of other services comes from its own alone. */
    Set<String> roles() {
        return Stream.concat(groups.stream(), lent.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Instructing staff see the dossiers of every service; requesters and their hierarchy those of their own. */
    boolean seesEveryService() {
        return groups.stream()
                .anyMatch(group -> !Groups.OF_ONE_SERVICE.contains(group) && !Groups.ADMINS.contains(group));
    }

    /** Has to do with content. The technical administrator has not: he neither lends nor borrows a role. */
    boolean hasRolesToLend() {
        return enabled && !groups.isEmpty() && groups.stream().noneMatch(Groups.ADMINS::contains);
    }

    /**
     * Nobody gains a service by standing in: the substitute sees all that the holder sees already, and answers for a
     * requester or a superior only within their service. A signature passes to another signatory alone: its delegation
     * is a published act, not a click (CGCT L5211-9). The data protection officer neither replaces nor is replaced by
     * who processes the data (RGPD, art. 38.6).
     */
    boolean mayReplace(Account absent) {
        return !login.equals(absent.login)
                && hasRolesToLend()
                && absent.hasRolesToLend()
                && (!absent.seesEveryService() || seesEveryService())
                && (!absent.seesOwnService() || service.equals(absent.service))
                && (!absent.signs() || signs())
                && isOfficer() == absent.isOfficer();
    }

    /** With the absent colleague's own groups lent to it; what that colleague was lent is not handed on. */
    Account replacing(Account absent) {
        var more = new HashMap<>(lent);
        absent.groups.forEach(group -> more.merge(
                group,
                List.of(absent.login),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return new Account(login, passwordHash, label, mail, service, enabled, groups, Map.copyOf(more));
    }

    private boolean isOfficer() {
        return groups.contains(Groups.DPO);
    }

    /** Signs for the métropole by a delegation of its own. */
    private boolean signs() {
        return groups.stream().anyMatch(Groups.SIGNATORIES::contains);
    }

    /** The technical administrator sees no dossier at all. */
    boolean seesOwnService() {
        return groups.stream().anyMatch(Groups.OF_ONE_SERVICE::contains);
    }
}
