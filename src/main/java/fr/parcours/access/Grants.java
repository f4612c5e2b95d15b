package fr.parcours.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import fr.parcours.Groups;
import fr.parcours.engine.House;
import fr.parcours.engine.ModelRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * What each group is granted in the engine: rows per definition and role, none per task or person (role-matrix.md, rows
 * 69–79; performance.md, section 5). Which dossier somebody sees is the tenant's business, which task he may take the
 * guard's. Compared at each start with what stands in the engine: a row that is not ours is an alarm.
 */
@Component
class Grants implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    /** One row of the engine's table. */
    private record Grant(String group, Resource resource, String id) {}

    private final AuthorizationService authorizations;
    private final House house;

    Grants(AuthorizationService authorizations, House house) {
        this.authorizations = authorizations;
        this.house = house;
    }

    @Override
    public void afterSingletonsInstantiated() {
        house.act(() -> {
            reconcile(expected());
            return true;
        });
    }

    private static Map<Grant, List<Permission>> expected() {
        var grants = new HashMap<Grant, List<Permission>>();
        for (var group : Groups.LABELS.keySet()) {
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ);
            add(grants, group, Resources.DECISION_DEFINITION, "*", Permissions.READ);
            add(grants, group, Resources.APPLICATION, "welcome", ACCESS);
        }
        for (var group : Groups.OF_TASKS) {
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ_TASK);
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.TASK_WORK);
            add(grants, group, Resources.FILTER, "*", READ);
            add(grants, group, Resources.APPLICATION, "tasklist", ACCESS);
        }
        for (var group : Groups.STARTERS) {
            add(
                    grants,
                    group,
                    Resources.PROCESS_DEFINITION,
                    ModelRules.ROOT,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
            add(grants, group, Resources.PROCESS_INSTANCE, "*", CREATE);
        }
        for (var group : Groups.ASSIGNERS) {
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.TASK_ASSIGN);
        }
        for (var group : Groups.EVALUATORS) {
            add(grants, group, Resources.DECISION_DEFINITION, "*", Permissions.CREATE_INSTANCE);
        }
        for (var group : List.of(Groups.PILOTAGE, Groups.ADMIN)) {
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ_INSTANCE);
            add(grants, group, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ_HISTORY);
            add(grants, group, Resources.DECISION_DEFINITION, "*", Permissions.READ_HISTORY);
            add(grants, group, Resources.APPLICATION, "cockpit", ACCESS);
            add(grants, group, Resources.DEPLOYMENT, "*", READ);
        }
        add(grants, Groups.ADMIN, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.RETRY_JOB);
        return grants;
    }

    private static void add(
            Map<Grant, List<Permission>> grants, String group, Resource resource, String id, Permission permission) {
        grants.computeIfAbsent(new Grant(group, resource, id), none -> new ArrayList<>())
                .add(permission);
    }

    private void reconcile(Map<Grant, List<Permission>> expected) {
        var missing = new HashMap<>(expected);
        for (var row : authorizations.createAuthorizationQuery().list()) {
            var grant = expected.entrySet().stream()
                    .filter(one -> isRow(one.getKey(), row))
                    .findFirst();
            if (grant.filter(one -> holdsExactly(row, one.getValue())).isEmpty()) {
                LOG.error("ALARM: a grant that this release has not made: {}", row);
                grant.ifPresent(one -> mend(row, one.getValue()));
            }
            grant.map(Map.Entry::getKey).ifPresent(missing::remove);
        }
        missing.forEach(this::grant);
    }

    private void mend(Authorization row, List<Permission> permissions) {
        row.setPermissions(permissions.toArray(Permission[]::new));
        authorizations.saveAuthorization(row);
    }

    private static boolean isRow(Grant grant, Authorization row) {
        return grant.group().equals(row.getGroupId())
                && grant.resource().resourceType() == row.getResourceType()
                && grant.id().equals(row.getResourceId());
    }

    private static boolean holdsExactly(Authorization row, List<Permission> permissions) {
        var held = row.getPermissions(permissions.toArray(Permission[]::new));
        return Stream.of(held).filter(permission -> permission.getValue() != 0).count() == permissions.size();
    }

    private void grant(Grant grant, List<Permission> permissions) {
        var row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        row.setGroupId(grant.group());
        row.setResource(grant.resource());
        row.setResourceId(grant.id());
        row.setPermissions(permissions.toArray(Permission[]::new));
        authorizations.saveAuthorization(row);
    }
}
