package fr.parcours.engine;

import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes history as the engine does, but looks up when something began only once it ends: before, nothing is done with
 * it, and taking or handing back a task would ask twice for nothing.
 */
final class CourseKeeper extends DbHistoryEventHandler {
    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (goesOn(event) && getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null) {
            getDbEntityManager().merge(event);
        } else {
            super.insertOrUpdate(event);
        }
    }

    private boolean goesOn(HistoryEvent event) {
        return event instanceof HistoricScopeInstanceEvent scope
                && scope.getEndTime() == null
                && event.getId() != null
                && !isInitialEvent(event);
    }
}
