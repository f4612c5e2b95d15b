package fr.parcours.insight;

import fr.parcours.register.Rows;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of round trips, as far as figures need it: who was not asked by name, and nothing of what was written. */
@Component
class Asked {
    /**
     * One round trip.
     *
     * @param task the asking task; empty when a rule asked, as askingRole
     * @param outcome null while it is open, as closed
     */
    record Trip(
            String process,
            String task,
            String askingRole,
            String askedRole,
            Cause cause,
            @Nullable Outcome outcome,
            Instant opened,
            @Nullable Instant closed) {
        Step step() {
            return Step.of(process, task);
        }

        /** When it ended, or this moment if it has not. */
        Instant until(Instant now) {
            return closed == null ? now : closed;
        }
    }

    private final JdbcClient jdbc;

    Asked(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were opened in the period. */
    List<Trip> in(Period period, Filter filter) {
        return jdbc.sql("""
                        select t.step, t.asking_task_key, t.asking_role, t.asked_role, t.cause, t.outcome, t.opened_at, t.closed_at
                          from round_trip t
                         where t.opened_at >= :start and t.opened_at < :end""" + filter.onRoundTrips())
                .param("start", Rows.at(period.start()))
                .param("end", Rows.at(period.end()))
                .params(filter.params())
                .query((row, no) -> trip(row))
                .list();
    }

    /** How many slips were mended in the period without asking anybody. They belong to no process. */
    long mended(Period period, Filter filter) {
        return jdbc.sql("select count(*) from dossier_slip t where t.mended_at >= :start and t.mended_at < :end"
                        + filter.onSlips())
                .param("start", Rows.at(period.start()))
                .param("end", Rows.at(period.end()))
                .params(filter.params())
                .query(Long.class)
                .single();
    }

    private static Trip trip(ResultSet row) throws SQLException {
        return new Trip(
                row.getString("step"),
                text(row, "asking_task_key"),
                text(row, "asking_role"),
                row.getString("asked_role"),
                Cause.valueOf(row.getString("cause")),
                Optional.ofNullable(row.getString("outcome"))
                        .map(Outcome::valueOf)
                        .orElse(null),
                Rows.instant(row, "opened_at"),
                Rows.instantOrNull(row, "closed_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }
}
