package fr.parcours.notice;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts mails into the outbox: written with the fact that they tell, sent once that fact stands. Owns {@code outbox}. */
@Component
public class Notices {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>(),;:\\\\\"\\[\\]@]{1,64}@[A-Za-z0-9.-]{1,180}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int SUBJECT = 200;
    private static final int BODY = 20_000;

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Posts a mail in the caller's transaction; it leaves after the commit, or never.
     *
     * @param recipient one mail address
     * @param subject French, one line, 200 characters at most (cut)
     * @param body French plain text
     * @param dossier number of the dossier it is about
     * @param dedupKey the same key again for the same recipient posts nothing
     * @throws IllegalArgumentException for an address or a subject that would smuggle a header
     */
    @Transactional(propagation = MANDATORY)
    public void post(String recipient, String subject, String body, @Nullable String dossier, String dedupKey) {
        if (!ADDRESS.matcher(recipient).matches()) {
            throw new IllegalArgumentException("not one mail address");
        }
        if (CONTROL.matcher(subject).find()) {
            throw new IllegalArgumentException("a subject is one line");
        }
        var known = jdbc.sql("select count(*) from outbox where dedup_key = :key and recipient = :recipient")
                .param("key", dedupKey)
                .param("recipient", recipient)
                .query(Integer.class)
                .single();
        if (known > 0) {
            return;
        }
        // The wall clock, not the demo's: how long a mail waits is a matter of servers.
        var now = Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into outbox (id, dedup_key, dossier, recipient, subject, body, posted_at, next_try_at, attempts)
                        values (:id, :key, :dossier, :recipient, :subject, :body, :now, :now, 0)""")
                .param("id", UUID.randomUUID().toString())
                .param("key", dedupKey)
                .param("dossier", dossier)
                .param("recipient", recipient)
                .param("subject", cut(subject, SUBJECT))
                .param("body", cut(body, BODY))
                .param("now", now)
                .update();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
