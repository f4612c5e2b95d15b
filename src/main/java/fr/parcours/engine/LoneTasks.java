package fr.parcours.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** A task is born of the course only ({@link TaskGuard}): none has subtasks, and none shares its execution. */
class LoneTasks extends TaskManager {
    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
        return List.of();
    }

    /** The task that was just ended was the only one there. */
    @Override
    public List<TaskEntity> findTasksByExecutionId(String executionId) {
        var ended = getDbEntityManager().getDbEntityCache().getEntitiesByType(TaskEntity.class).stream()
                .filter(task -> task.isDeleted() && executionId.equals(task.getExecutionId()))
                .collect(Collectors.toCollection(ArrayList::new));
        return ended.isEmpty() ? super.findTasksByExecutionId(executionId) : ended;
    }
}
