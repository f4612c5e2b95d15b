package fr.parcours.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers from memory what a role was granted a moment ago: the engine would ask the database at each command. Only a
 * yes is remembered, for a few seconds, so a new grant holds at once and a withdrawn one soon (performance.md, 5.2).
 * An internal interface of the engine: it stays in this room.
 */
public class RememberedGrants extends AuthorizationManager {
    private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<Grant, Long> granted;

    /** @param granted lives with the engine; a manager lives for one command */
    RememberedGrants(Map<Grant, Long> granted) {
        this.granted = granted;
    }

    record Grant(
            String user,
            List<String> groups,
            String permission,
            int resource,
            @Nullable String id) {}

    /** The engine asks first which groups have any grant at all; ours all have. */
    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
        return (check.isDisjunctive()
                        && check.getAtomicChecks().stream().anyMatch(atom -> isRemembered(user, groups, atom)))
                || super.isAuthorized(user, groups, check);
    }

    /** No grant is ever made for one task or one process instance (see EngineWiring): none has to go with it. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }

    private boolean isRemembered(String user, List<String> groups, PermissionCheck check) {
        if (check.getResource() == Resources.TASK || groups == null) {
            return false;
        }
        var grant = new Grant(
                user,
                groups,
                check.getPermission().getName(),
                check.getResource().resourceType(),
                check.getResourceId());
        var until = granted.get(grant);
        if (until != null && until - System.nanoTime() > 0) {
            return true;
        }
        var isGranted = isAuthorized(user, groups, check);
        if (isGranted) {
            granted.put(grant, System.nanoTime() + KEEP_NANOS);
        } else {
            granted.remove(grant);
        }
        return isGranted;
    }
}
