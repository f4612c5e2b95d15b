package fr.parcours.register.work;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user task as insight and the dossier's page see it.
 *
 * @param taskKey its id in the model
 * @param processKey the step's process
 * @param service the tenant
 * @param roles candidate groups
 * @param claimedBy who has it now, or had it when it ended
 * @param endedAt null while it is open
 * @param actedFor the absent colleague in whose place claimedBy or endedBy acts; null when in the own right
 */
public record Work(
        String taskId,
        String taskKey,
        String name,
        String processKey,
        DossierNumber dossier,
        String service,
        Set<String> roles,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String actedFor) {}
