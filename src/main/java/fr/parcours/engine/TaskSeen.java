package fr.parcours.engine;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user task at the moment something happens to it.
 *
 * @param taskKey its id in the model, stable over versions
 * @param name its French name
 * @param processKey the step's process
 * @param instanceId the step's process instance
 * @param tenant the service that owns the dossier
 * @param assignee who has it, null while it lies with its group
 * @param due its deadline
 */
public record TaskSeen(
        String taskId,
        String taskKey,
        String name,
        String processKey,
        int processVersion,
        String instanceId,
        DossierNumber dossier,
        String tenant,
        Set<String> candidateGroups,
        @Nullable String assignee,
        @Nullable Instant due) {}
