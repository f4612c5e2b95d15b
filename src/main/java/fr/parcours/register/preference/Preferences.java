package fr.parcours.register.preference;

import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How each person wants to hear of new tasks; at once unless told otherwise. Who wants it once a day is kept in memory for
 * a few seconds: every new task asks. Owns {@code preference}.
 */
@Component
public class Preferences {
    private static final long KEEP_NANOS = Duration.ofSeconds(20).toNanos();

    /** When the mail about a new task leaves. */
    public enum MailPace {
        AT_ONCE,
        /** With all others of the day, in the morning. */
        DAILY
    }

    private record Known(Set<String> daily, long readAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Known known;

    Preferences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public MailPace mailPace(String login) {
        return jdbc.sql("select mail_pace from preference where login = :login")
                .param("login", login)
                .query(String.class)
                .optional()
                .map(MailPace::valueOf)
                .orElse(MailPace.AT_ONCE);
    }

    /** From now on; what was kept back so far still comes with the next morning's mail. */
    public void choose(String login, MailPace pace) {
        var changed = jdbc.sql("""
                        update preference
                           set mail_pace = :pace,
                               told_until = case when :pace = 'DAILY' then coalesce(told_until, cast(:now as timestamp with time zone))
                                                 else told_until end
                         where login = :login""")
                .param("pace", pace.name())
                .param("now", Rows.at(clock.instant()))
                .param("login", login)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into preference (login, mail_pace, told_until) values (:login, :pace, :until)")
                    .param("login", login)
                    .param("pace", pace.name())
                    .param("until", pace == MailPace.DAILY ? Rows.at(clock.instant()) : null)
                    .update();
        }
        forget();
    }

    /** The logins of those who hear of new tasks once a day. */
    public Set<String> daily() {
        var fresh = known;
        if (fresh == null || System.nanoTime() - fresh.readAt() > KEEP_NANOS) {
            var logins = jdbc.sql("select login from preference where mail_pace = 'DAILY'")
                    .query(String.class)
                    .list();
            fresh = new Known(Set.copyOf(logins), System.nanoTime());
            known = fresh;
        }
        return fresh.daily();
    }

    /** For whom something may have been kept back, and since when. */
    public Map<String, Instant> keptBack() {
        return jdbc
                .sql("select login, told_until from preference where told_until is not null")
                .query((row, no) -> Map.entry(row.getString("login"), Rows.instant(row, "told_until")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The mail of this morning is posted. @return false when another node was first: the row decides */
    public boolean told(String login, Instant morning) {
        return jdbc.sql("""
                        update preference
                           set told_until = case when mail_pace = 'DAILY' then cast(:morning as timestamp with time zone) end
                         where login = :login and told_until < :morning""")
                        .param("login", login)
                        .param("morning", Rows.at(morning))
                        .update()
                > 0;
    }

    /** The next question reads the register again. */
    public void forget() {
        known = null;
    }
}
