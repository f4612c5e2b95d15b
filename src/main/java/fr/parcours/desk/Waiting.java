package fr.parcours.desk;

import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has the ball.
 *
 * @param role group id
 * @param task what is to be done, in French
 * @param taskId the task to open; null unless it is one for the reader
 * @param until null for a task without a deadline
 */
record Waiting(
        String role,
        String roleLabel,
        String task,
        @Nullable String taskId,
        @Paris Instant since,
        @Paris @Nullable Instant until,
        boolean overdue) {

    /** A task that waits for the answer to its own question has passed the ball on: only who must answer has it. */
    static List<Waiting> of(
            List<Work> open,
            List<RoundTrip> openTrips,
            Set<String> myGroups,
            UnaryOperator<String> label,
            Instant now) {
        var asking = openTrips.stream()
                .map(RoundTrip::askingTaskId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return open.stream()
                .filter(work -> work.endedAt() == null && !asking.contains(work.taskId()))
                .flatMap(work -> work.roles().stream()
                        .sorted()
                        .map(role -> new Waiting(
                                role,
                                label.apply(role),
                                work.name(),
                                myGroups.contains(role) ? work.taskId() : null,
                                work.createdAt(),
                                work.dueAt(),
                                work.dueAt() != null && work.dueAt().isBefore(now))))
                .toList();
    }
}
