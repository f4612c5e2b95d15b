package fr.parcours.engine;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * Which process a running instance follows: the engine keeps the model in memory and would still ask the database at
 * each command whether it is there. What may change of it is whether new instances start, and who starts or calls a
 * process looks it up by its key and reads it anew; so a minute's memory lets nothing start that is suspended.
 */
class RememberedDefinitions extends ProcessDefinitionManager {
    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> readAt;

    /** @param readAt lives with the engine; a manager lives for one command */
    RememberedDefinitions(Map<String, Long> readAt) {
        this.readAt = readAt;
    }

    @Override
    public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
        var read = super.getCachedResourceDefinitionEntity(id);
        return read == null && isRemembered(id)
                ? Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id)
                : read;
    }

    @Override
    public ProcessDefinitionEntity findLatestDefinitionById(String id) {
        readAt.put(id, System.nanoTime());
        return super.findLatestDefinitionById(id);
    }

    private boolean isRemembered(String id) {
        var read = readAt.get(id);
        return read != null && System.nanoTime() - read < KEEP_NANOS;
    }
}
