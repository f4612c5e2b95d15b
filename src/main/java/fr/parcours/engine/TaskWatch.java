package fr.parcours.engine;

import java.time.Instant;
import java.util.Date;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts on every user task of every model what no model may forget: the witnesses, and the dossier's number as the
 * description, which lists of tasks show without asking for more.
 */
final class TaskWatch extends AbstractBpmnParseListener {
    private final ObjectProvider<TaskWitness> witnesses;

    TaskWatch(ObjectProvider<TaskWitness> witnesses) {
        this.witnesses = witnesses;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.setDescriptionExpression(Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression("${execution.processBusinessKey}"));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, telling(TaskWitness::created));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT,
                task -> tell(task, task.getAssignee() == null ? TaskWitness::handedBack : TaskWitness::claimed));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, telling(TaskWitness::completed));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, telling(TaskWitness::removed));
    }

    private TaskListener telling(BiConsumer<TaskWitness, TaskSeen> event) {
        return task -> tell(task, event);
    }

    private void tell(DelegateTask task, BiConsumer<TaskWitness, TaskSeen> event) {
        var seen = seen((TaskEntity) task);
        witnesses.orderedStream().forEach(witness -> event.accept(witness, seen));
    }

    private static TaskSeen seen(TaskEntity task) {
        var process = ((ExecutionEntity) task.getExecution()).getProcessDefinition();
        return new TaskSeen(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                process.getKey(),
                process.getVersion(),
                task.getProcessInstanceId(),
                TaskGuard.dossier(task),
                task.getTenantId(),
                TaskGuard.candidateGroups(task),
                task.getAssignee(),
                instant(task.getDueDate()));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
