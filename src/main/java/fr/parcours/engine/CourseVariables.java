package fr.parcours.engine;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.jspecify.annotations.Nullable;

/** Variables route the course: they stand in its executions, and no task has its own ({@link TaskGuard} refuses them). */
class CourseVariables extends VariableInstanceManager {
    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
            String taskId, @Nullable Collection<String> names) {
        return List.of();
    }
}
