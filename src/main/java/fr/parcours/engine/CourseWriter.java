package fr.parcours.engine;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes the course of tasks with fewer questions than the engine's own: when a task began the task itself knows, so the
 * history need not be asked for it at each change. Task and activity begin at the same moment. Who has a task stands at
 * once in the task's history, and in the activity's when it ends.
 */
class CourseWriter extends DbHistoryEventHandler {
    private static final String USER_TASK = "userTask";

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            write(task);
        } else if (event instanceof HistoricActivityInstanceEventEntity activity
                && USER_TASK.equals(activity.getActivityType())) {
            write(activity);
        } else {
            super.insertOrUpdate(event);
        }
    }

    private void write(HistoricTaskInstanceEventEntity event) {
        var task = getDbEntityManager().getCachedEntity(TaskEntity.class, event.getTaskId());
        if (task == null) {
            super.insertOrUpdate(event);
            return;
        }
        event.setStartTime(task.getCreateTime());
        if (isInitialEvent(event)) {
            Optional.ofNullable(getDbEntityManager()
                            .getCachedEntity(HistoricActivityInstanceEventEntity.class, event.getActivityInstanceId()))
                    .ifPresent(activity -> activity.setStartTime(task.getCreateTime()));
            super.insertOrUpdate(event);
        } else if (!isKnown(event)) {
            getDbEntityManager().merge(event);
        }
    }

    private void write(HistoricActivityInstanceEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END)) {
            end(event);
        } else if (!event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE)) {
            super.insertOrUpdate(event);
        } // who took or returned the task is told at its end; in the command that began it, by its first writing
    }

    private void end(HistoricActivityInstanceEventEntity event) {
        var ended =
                getDbEntityManager()
                        .getDbEntityCache()
                        .getEntitiesByType(HistoricTaskInstanceEventEntity.class)
                        .stream()
                        .filter(task -> Objects.equals(task.getActivityInstanceId(), event.getActivityInstanceId()))
                        .findFirst();
        if (isKnown(event) || ended.isEmpty()) {
            super.insertOrUpdate(event);
            return;
        }
        event.setStartTime(ended.get().getStartTime());
        event.setTaskId(ended.get().getTaskId());
        event.setTaskAssignee(ended.get().getAssignee());
        event.setEventType(HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE.getEventName()); // which writes these three, too
        getDbEntityManager().merge(event);
    }

    /** What was written in this command is written with its latest values when the command ends. */
    private boolean isKnown(HistoryEvent event) {
        return getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) != null;
    }
}
