package fr.parcours.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * A version of a table is what it is: it need not be looked up at each decision. Only how long its history is kept may
 * change; that is seen within a minute.
 */
class RememberedTables extends DecisionDefinitionManager {
    /** A version of a table. */
    record Version(String key, Integer version, @Nullable String tenant) {}

    /** @param readAt of {@link System#nanoTime} */
    record Known(String id, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < KEEP_NANOS;
        }
    }

    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Version, Known> known;

    /** @param known lives with the engine; a manager lives for one command */
    RememberedTables(Map<Version, Known> known) {
        this.known = known;
    }

    @Override
    public @Nullable DecisionDefinitionEntity findDecisionDefinitionByKeyAndVersion(String key, Integer version) {
        return remembered(
                new Version(key, version, null), () -> super.findDecisionDefinitionByKeyAndVersion(key, version));
    }

    @Override
    public @Nullable DecisionDefinitionEntity findDecisionDefinitionByKeyVersionAndTenantId(
            String key, Integer version, @Nullable String tenant) {
        return remembered(
                new Version(key, version, tenant),
                () -> super.findDecisionDefinitionByKeyVersionAndTenantId(key, version, tenant));
    }

    /** A table that was deleted has left the engine's memory. */
    private @Nullable DecisionDefinitionEntity remembered(
            Version version, Supplier<@Nullable DecisionDefinitionEntity> database) {
        var cache = Context.getProcessEngineConfiguration().getDeploymentCache();
        return Optional.ofNullable(known.get(version))
                .filter(Known::isFresh)
                .map(fresh -> cache.findDecisionDefinitionFromCache(fresh.id()))
                .orElseGet(() -> {
                    var read = database.get();
                    if (read != null) {
                        known.put(version, new Known(read.getId(), System.nanoTime()));
                    }
                    return read;
                });
    }
}
