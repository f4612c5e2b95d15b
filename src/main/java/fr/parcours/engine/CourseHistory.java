package fr.parcours.engine;

import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers for life: processes, user tasks, called processes and decisions. No variables: facts live
 * in registers. The level stands in the database and is never changed later (design.md, seam 6).
 */
public final class CourseHistory extends AbstractHistoryLevel {
    public static final String NAME = "parcours";

    private static final Set<HistoryEventTypes> ALWAYS = Set.of(
            HistoryEventTypes.PROCESS_INSTANCE_START,
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE,
            HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
            HistoryEventTypes.PROCESS_INSTANCE_END,
            HistoryEventTypes.TASK_INSTANCE_CREATE,
            HistoryEventTypes.TASK_INSTANCE_UPDATE,
            HistoryEventTypes.TASK_INSTANCE_MIGRATE,
            HistoryEventTypes.TASK_INSTANCE_COMPLETE,
            HistoryEventTypes.TASK_INSTANCE_DELETE,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            HistoryEventTypes.INCIDENT_CREATE,
            HistoryEventTypes.INCIDENT_DELETE,
            HistoryEventTypes.INCIDENT_RESOLVE);
    private static final Set<HistoryEventTypes> OF_WORK = Set.of(
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_END);
    /** Asked for each of many things whenever a form opens, for a person to choose: no decision of the course. */
    private static final Set<String> COMPARISONS = Set.of("spaceScore");

    private static final Set<String> WORK = Set.of("userTask", "callActivity");

    @Override
    public int getId() {
        return 41;
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** @param entity null when the engine asks whether such an event could ever be */
    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        if (entity instanceof DmnDecision decision && COMPARISONS.contains(decision.getKey())) {
            return false;
        }
        return ALWAYS.contains(eventType)
                || (OF_WORK.contains(eventType)
                        && (entity == null
                                || !(entity instanceof ExecutionEntity)
                                || isWork((ExecutionEntity) entity)));
    }

    private static boolean isWork(ExecutionEntity execution) {
        ActivityImpl activity = execution.getActivity();
        return activity != null && WORK.contains(String.valueOf(activity.getProperty("type")));
    }
}
