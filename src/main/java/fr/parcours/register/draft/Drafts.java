package fr.parcours.register.draft;

import fr.parcours.Conflict;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Half-filled forms, each for the person who fills it in and nobody else, for a month at most. Owns {@code draft}. */
@Component
public class Drafts {
    /** In place of a task's id: the start form. */
    public static final String START = "start";

    /** More than any form needs, in characters. */
    public static final int LONGEST = 65_536;

    private static final Duration KEPT = Duration.ofDays(30); // [PARAM]

    /** @param fields a JSON object, at most {@link #LONGEST} long */
    public record Draft(Instant savedAt, String fields) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The last one kept stands.
     *
     * @param form id of a task, or {@link #START}
     * @throws Conflict (409) when the same person keeps the first draft twice at once
     */
    public void keep(String login, String form, String fields) {
        var replaced = jdbc.sql(
                        "update draft set fields = :fields, saved_at = :now where login = :login and form = :form")
                .param("fields", fields)
                .param("now", Rows.at(clock.instant()))
                .param("login", login)
                .param("form", form)
                .update();
        if (replaced == 0) {
            insert(login, form, fields);
        }
    }

    private void insert(String login, String form, String fields) {
        try {
            jdbc.sql("insert into draft (login, form, fields, saved_at) values (:login, :form, :fields, :now)")
                    .param("login", login)
                    .param("form", form)
                    .param("fields", fields)
                    .param("now", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException there) {
            throw new Conflict("Ce brouillon vient d'être enregistré ailleurs. Réessayez.");
        }
    }

    /** Empty once it is too old. */
    public Optional<Draft> find(String login, String form) {
        return jdbc.sql("""
                        select fields, saved_at from draft
                         where login = :login and form = :form and saved_at > :since""")
                .param("login", login)
                .param("form", form)
                .param("since", Rows.at(expiry()))
                .query((row, no) -> new Draft(Rows.instant(row, "saved_at"), row.getString("fields")))
                .optional();
    }

    public void forget(String login, String form) {
        jdbc.sql("delete from draft where login = :login and form = :form")
                .param("login", login)
                .param("form", form)
                .update();
    }

    /** The tasks of which somebody has a draft. */
    public Set<String> tasks() {
        return jdbc.sql("select distinct form from draft where form <> :start")
                .param("start", START)
                .query(String.class)
                .set();
    }

    /** Everybody's drafts of these tasks. */
    public void forgetTasks(Set<String> taskIds) {
        if (!taskIds.isEmpty()) {
            jdbc.sql("delete from draft where form in (:forms)")
                    .param("forms", taskIds)
                    .update();
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    @Transactional
    void sweep() {
        jdbc.sql("delete from draft where saved_at <= :expiry")
                .param("expiry", Rows.at(expiry()))
                .update();
    }

    private Instant expiry() {
        return clock.instant().minus(KEPT);
    }
}
