package fr.parcours.engine;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The third command checker, beside the engine's own two: a right on a task holds for its candidate group, free or
 * one's own, and never against the four eyes. Like the engine's, it is silent when nobody is signed in (jobs) and
 * inside a delegate.
 */
@Component
public class TaskGuard {
    /** Who wants which task. */
    private record Wish(String taskId, String login) {}

    private final Once<Wish, Boolean> separated = Once.perCommand();
    private final CurrentUser currentUser;
    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<Homes> homes;
    private final ObjectProvider<Separation> separations;

    TaskGuard(
            CurrentUser currentUser,
            ObjectProvider<IdentityService> identity,
            ObjectProvider<Homes> homes,
            ObjectProvider<Separation> separations) {
        this.currentUser = currentUser;
        this.identity = identity;
        this.homes = homes;
        this.separations = separations;
    }

    /** @throws Forbidden unless the signed-in person may take or complete this task · Conflict when a colleague has it */
    public void requireWorker(TaskEntity task) {
        var person = currentUser.require();
        requireCandidate(task, person);
        separate(task, person.login());
        if (task.getAssignee() != null && !task.getAssignee().equals(person.login())) {
            throw new Conflict("Un collègue a pris cette tâche.");
        }
    }

    /**
     * Inside one's own group, or across groups for who steers; the person named must be a candidate too.
     *
     * @param assignee null to hand the task back to its group
     * @throws Forbidden otherwise
     */
    public void requireAssigner(TaskEntity task, @Nullable String assignee) {
        var person = currentUser.require();
        if (person.login().equals(assignee) || (assignee == null && !person.isIn(Groups.PILOTAGE))) {
            requireWorker(task);
            return;
        }
        requireAssigningRole(task);
        if (assignee != null) {
            requireCandidate(task, candidate(assignee));
            requireSameHouse(task, assignee);
            separate(task, assignee);
        }
    }

    /** Is this task for the signed-in person? Others know of it without all that its form shows. */
    public boolean isForReader(TaskEntity task) {
        return isCandidate(task, currentUser.require());
    }

    /** Does this person give out the work of all groups, without doing it? */
    public boolean isSteering() {
        return currentUser.require().isIn(Groups.PILOTAGE);
    }

    private void requireAssigningRole(TaskEntity task) {
        var person = currentUser.require();
        if (person.isIn(Groups.PILOTAGE)) {
            return;
        }
        requireCandidate(task, person);
        var isOwn = task.getAssignee() == null || task.getAssignee().equals(person.login());
        if (!isOwn && (isOneOf(Groups.OF_ONE_SERVICE, person) || isOneOf(Groups.SIGNATORIES, person))) {
            throw new Forbidden("Votre rôle ne permet pas de réaffecter une tâche.");
        }
    }

    /** Whoever gets the task must be able to see its dossier. */
    private void requireSameHouse(TaskEntity task, String assignee) {
        var sees = identity.getObject()
                .createTenantQuery()
                .userMember(assignee)
                .includingGroupsOfUser(true)
                .tenantId(task.getTenantId())
                .count();
        if (sees == 0) {
            throw new Forbidden("Cette personne n'a pas accès au dossier.");
        }
    }

    /** The same questions, put by the engine itself whichever way a command came. */
    CommandChecker asChecker() {
        return (CommandChecker) Proxy.newProxyInstance(
                CommandChecker.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, asked, arguments) -> switch (asked.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "TaskGuard";
                    default -> {
                        if (isWatching()) {
                            check(asked, arguments);
                        }
                        yield null;
                    }
                });
    }

    private void check(Method asked, Object[] arguments) {
        switch (asked.getName()) {
            case "checkTaskWork" -> requireWorker((TaskEntity) arguments[0]);
            case "checkTaskAssign" -> requireAssigningRole((TaskEntity) arguments[0]);
            case "checkUpdateTaskVariable", "checkUpdateProcessInstanceVariables" ->
                throw new Forbidden("Une donnée ne se modifie que par le formulaire de sa tâche.");
            case "checkCreateTask" -> throw new Forbidden("Une tâche ne naît que du parcours.");
            case "checkCreateProcessInstance" -> requireRoot((ProcessDefinition) arguments[0]);
            default -> {
                // the engine's own checkers suffice
            }
        }
    }

    private boolean isWatching() {
        var context = Context.getCommandContext();
        return context != null && context.isAuthorizationCheckEnabled() && context.getAuthentication() != null;
    }

    private static void requireRoot(ProcessDefinition definition) {
        if (!definition.getKey().equals(ModelRules.ROOT)) {
            throw new Forbidden("Cette étape ne se démarre que par le parcours.");
        }
    }

    private static void requireCandidate(TaskEntity task, SignedIn person) {
        var candidates = candidateGroups(task);
        if (candidates.isEmpty()) {
            throw new Conflict("Cette tâche vient d'être terminée par un collègue.");
        }
        if (!isCandidate(task, person)) {
            throw new Forbidden("Cette tâche revient à un autre service.");
        }
    }

    private static boolean isCandidate(TaskEntity task, SignedIn person) {
        return candidateGroups(task).stream().anyMatch(person.before(task.getTenantId())::isIn);
    }

    /** Once a command: the engine asks again, when the answer is already received and the register knows of it. */
    private void separate(TaskEntity task, String login) {
        separated.get(new Wish(task.getId(), login), wish -> {
            separations.forEach(separation ->
                    separation.check(dossier(task), task.getTaskDefinitionKey(), candidateGroups(task), login));
            return true;
        });
    }

    /** An account that is to be given a task, as if it had signed in; its tenants are asked for apart. */
    private SignedIn candidate(String login) {
        var groups = identity.getObject().createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
        var home = homes.stream()
                .flatMap(known -> known.homeOf(login).stream())
                .findFirst()
                .orElse(null);
        return new SignedIn(login, groups, Set.of(), home);
    }

    private static boolean isOneOf(Set<String> groups, SignedIn person) {
        return person.groups().stream().anyMatch(groups::contains);
    }

    static Set<String> candidateGroups(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static DossierNumber dossier(TaskEntity task) {
        loadCourse(task);
        return new DossierNumber(task.getExecution().getProcessBusinessKey());
    }

    /** Does an event sub-process run beside this task? Whoever asked for a completion has started one. */
    public boolean isAside(TaskEntity task) {
        loadCourse(task);
        return course(task.getProcessInstanceId())
                .map(ExecutionEntity::getActivity)
                .anyMatch(activity -> activity != null
                        && activity.getFlowScope() instanceof ActivityImpl scope
                        && scope.isTriggeredByEvent());
    }

    /** The engine would read the task's execution and then all of its instance: the second read holds the first. */
    private static void loadCourse(TaskEntity task) {
        var instance = task.getProcessInstanceId();
        if (course(instance).findAny().isEmpty()) {
            var all = Context.getCommandContext().getExecutionManager().findExecutionsByProcessInstanceId(instance);
            all.stream()
                    .filter(ExecutionEntity::isProcessInstanceExecution)
                    .forEach(root -> root.restoreProcessInstance(all, null, null, null, null, null, null));
        }
    }

    /** As far as this command knows it. */
    private static Stream<ExecutionEntity> course(String instance) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getEntitiesByType(ExecutionEntity.class)
                .stream()
                .filter(execution -> instance.equals(execution.getProcessInstanceId()));
    }
}
