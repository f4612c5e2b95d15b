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
 * @param role group id; where several may do it, the reader's, or the first
 * @param roleLabel in French, all who may do it
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
                .filter(work -> !work.roles().isEmpty())
                .map(work -> of(work, myGroups, label, now))
                .toList();
    }

    private static Waiting of(Work work, Set<String> myGroups, UnaryOperator<String> label, Instant now) {
        var roles = work.roles().stream().sorted().toList();
        var mine = roles.stream().filter(myGroups::contains).findFirst();
        return new Waiting(
                mine.orElse(roles.get(0)),
                roles.stream().map(label).collect(Collectors.joining(" ou ")),
                work.name(),
                mine.isPresent() ? work.taskId() : null,
                work.createdAt(),
                work.dueAt(),
                work.dueAt() != null && work.dueAt().isBefore(now));
    }
}
