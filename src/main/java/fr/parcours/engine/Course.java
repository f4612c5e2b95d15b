package fr.parcours.engine;

import fr.parcours.DossierNumber;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wakes what waits in a dossier's processes, and takes up what ran before the house followed it. Call it after the fact
 * stands in its register: the engine keeps no message that nobody waits for. Acts as the house, since no person may send
 * messages to the engine.
 */
@Component
public class Course {
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final House house;

    Course(RuntimeService runtime, TaskService tasks, House house) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.house = house;
    }

    /**
     * Starts a dossier's journey in the middle: what comes before is not run. No client can do so, hence not by the runtime
     * service that they all get.
     *
     * @param service whose dossier it is
     * @param activity of the root process, where it is taken up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeUp(DossierNumber dossier, String service, String activity) {
        var commands = ((ServiceImpl) runtime).getCommandExecutor();
        house.actFor(
                service,
                () -> ProcessInstantiationBuilderImpl.createProcessInstanceByKey(commands, ModelRules.ROOT)
                        .businessKey(dossier.value())
                        .startBeforeActivity(activity)
                        .execute());
    }

    /** Correlates a message to all processes of the dossier that wait for it. @return false when none does */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean wake(DossierNumber dossier, String message) {
        return wake(runtime.createExecutionQuery().processInstanceBusinessKey(dossier.value()), message);
    }

    /** Delivers a message to one process instance. @return false when it does not wait for it */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean wakeInstance(String processInstanceId, String message) {
        return wake(runtime.createExecutionQuery().processInstanceId(processInstanceId), message);
    }

    /**
     * As {@link #wake(DossierNumber, String)}, for what may be under way several times at once: each has its own value.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> boolean wake(DossierNumber dossier, String message, Variable<T> variable, T value) {
        return wake(
                runtime.createExecutionQuery().processInstanceBusinessKey(dossier.value()), message, variable, value);
    }

    private <T> boolean wake(ExecutionQuery among, String message, Variable<T> variable, T value) {
        return house.act(() -> {
            var waiting = among.messageEventSubscriptionName(message).list();
            waiting.forEach(execution -> runtime.createMessageCorrelation(message)
                    .processInstanceId(execution.getProcessInstanceId())
                    .setVariableToTriggeredScope(variable.name(), value)
                    .correlate());
            return !waiting.isEmpty();
        });
    }

    /** As {@link #wake(DossierNumber, String, Variable, Object)}, the journey alone and not the processes that it has called. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> boolean wakeJourney(DossierNumber dossier, String message, Variable<T> variable, T value) {
        return wake(
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(dossier.value())
                        .processDefinitionKey(ModelRules.ROOT),
                message,
                variable,
                value);
    }

    /** As {@link #wake(DossierNumber, String)}, the journey alone and not the processes that it has called. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean wakeJourney(DossierNumber dossier, String message) {
        return wake(
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(dossier.value())
                        .processDefinitionKey(ModelRules.ROOT),
                message);
    }

    /** What the scope of an open task carries. */
    public <T> Optional<T> carried(String taskId, Variable<T> variable) {
        return house.act(() -> Optional.ofNullable(variable.of(tasks.getVariable(taskId, variable.name()))));
    }

    private boolean wake(ExecutionQuery among, String message) {
        return house.act(() -> {
            var waiting = among.messageEventSubscriptionName(message).list();
            waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
            return !waiting.isEmpty();
        });
    }

    /** Raises an escalation from an open task, which stays open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(String taskId, String code, Map<String, Object> variables) {
        house.act(() -> {
            tasks.handleEscalation(taskId, code, variables);
            return true;
        });
    }
}
