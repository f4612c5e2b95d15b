package fr.parcours.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** What history tells of a process stands in its model, which the engine has in memory: it need not be read again. */
class CourseEvents extends CacheAwareHistoryEventProducer {
    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        var known = Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
        return known == null ? super.getProcessDefinitionEntity(id) : known;
    }
}
