package fr.parcours.engine.form;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Refusal;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.TaskGuard;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The task service that every client gets. A completion is one command: the guard is asked, the form is checked, its
 * receiver writes the registers, and the engine keeps only the routing variables.
 */
public class GuardedTaskService extends TaskServiceImpl {
    private static final int TRIES = 3;

    private final ObjectProvider<Forms> forms;
    private final TaskGuard guard;
    private final CurrentUser currentUser;

    public GuardedTaskService(ObjectProvider<Forms> forms, TaskGuard guard, CurrentUser currentUser) {
        this.forms = forms;
        this.guard = guard;
        this.currentUser = currentUser;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        completeWithVariablesInReturn(taskId, variables, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return inOneCommand(taskId, () -> {
            var taken = forms.getObject().takeTask(taskId, variables == null ? Map.of() : variables);
            return super.completeWithVariablesInReturn(taskId, taken.routing(), deserializeValues);
        });
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        inOneCommand(taskId, () -> {
            var task = forms.getObject().visible(taskId);
            MDC.put(DossierNumber.IN_LOG, TaskGuard.dossier(task).value());
            if (userId != null && !userId.equals(currentUser.require().login())) {
                throw new Forbidden("On ne prend une tâche que pour soi.");
            }
            guard.requireWorker(task);
            super.claim(taskId, userId);
            return taskId;
        });
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        inOneCommand(taskId, () -> {
            guard.requireAssigner(forms.getObject().visible(taskId), userId);
            if (userId == null && !guard.isSteering()) {
                super.claim(taskId, null); // handing back is work, not assigning: whoever may take it may
            } else {
                super.setAssignee(taskId, userId);
            }
            return taskId;
        });
    }

    /** Delegating would let a stranger to the group answer. */
    @Override
    public void delegateTask(String taskId, String userId) {
        throw new Forbidden("La délégation d'une tâche n'est pas ouverte : réaffectez-la dans son groupe.");
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        delegateTask(taskId, currentUser.require().login());
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, Map.of());
    }

    /**
     * Two colleagues at work on one dossier may meet where their roads join, each at a task of his own: then once more. Was
     * it the same task, the next try says so.
     */
    private <T> T inOneCommand(String taskId, Supplier<T> deed) {
        for (var left = TRIES; ; left--) {
            try {
                return commandExecutor.execute(context -> deed.get());
            } catch (OptimisticLockingException | DuplicateKeyException | ConcurrencyFailureException lost) {
                if (left == 1 || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw new Conflict("Un collègue a agi sur ce dossier au même moment. Réessayez.");
                }
            } catch (Refusal refused) {
                throw refused;
            } catch (RuntimeException failed) {
                refuseIfDone(taskId);
                throw failed;
            }
        }
    }

    /** Whoever loses a race may find the course further on than his task, and the engine then fails in many words. */
    private void refuseIfDone(String taskId) {
        commandExecutor.execute(context -> forms.getObject().visible(taskId));
    }
}
