package fr.parcours.insight;

import fr.parcours.register.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A task that was done, as a row and as a test reckons with it. */
record FinishedTask(String process, String task, Instant ended, Duration duration, Duration waited) {
    long measured(Measure measure) {
        return switch (measure) {
            case DURATION -> duration.toMillis();
            case WAITING -> waited.toMillis();
            case WORKING -> duration.minus(waited).toMillis();
        };
    }

    void write(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into work_task (task_id, task_key, name, process_key, process_version, dossier, service, role_ids,
                                               created_at, ended_at, outcome, duration_millis, waited_millis)
                        values (:id, :task, 'Faire', :process, 1, 'OCC-2026-0001', 'service', 'grp-patrimoine',
                                :created, :ended, 'COMPLETED', :duration, :waited)""")
                .param("id", UUID.randomUUID().toString())
                .param("task", task)
                .param("process", process)
                .param("created", Rows.at(ended.minus(duration)))
                .param("ended", Rows.at(ended))
                .param("duration", duration.toMillis())
                .param("waited", waited.toMillis())
                .update();
    }

    /** Reckoned by hand: linear between the two nearest. */
    static double percentile(List<Long> values, double share) {
        var sorted = values.stream().sorted().toList();
        var place = share * (sorted.size() - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
