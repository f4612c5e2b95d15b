package fr.parcours.notice;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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
        post(List.of(recipient), subject, body, dossier, dedupKey);
    }

    /** As above, the same mail to each of them on its own. @param recipients mail addresses, none twice */
    @Transactional(propagation = MANDATORY)
    public void post(
            Collection<String> recipients, String subject, String body, @Nullable String dossier, String dedupKey) {
        if (!recipients.stream()
                .allMatch(recipient -> ADDRESS.matcher(recipient).matches())) {
            throw new IllegalArgumentException("not one mail address");
        }
        if (CONTROL.matcher(subject).find()) {
            throw new IllegalArgumentException("a subject is one line");
        }
        if (recipients.isEmpty()) {
            return;
        }
        // The wall clock, not the demo's: how long a mail waits is a matter of servers.
        var now = Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into outbox (id, dedup_key, dossier, recipient, subject, body, posted_at, next_try_at, attempts)
                        select mail.id, cast(:key as varchar(500)), cast(:dossier as varchar(15)), mail.recipient,
                               cast(:subject as varchar(200)), cast(:body as varchar(20000)),
                               cast(:now as timestamp with time zone), cast(:now as timestamp with time zone), 0
                          from unnest(cast(:ids as varchar array), cast(:recipients as varchar array)) as mail (id, recipient)
                         where not exists (select 1 from outbox posted
                                            where posted.dedup_key = :key and posted.recipient = mail.recipient)""")
                .param(
                        "ids",
                        texts(recipients.stream()
                                .map(recipient -> UUID.randomUUID().toString())))
                .param("recipients", texts(recipients.stream()))
                .param("key", dedupKey)
                .param("dossier", dossier)
                .param("subject", cut(subject, SUBJECT))
                .param("body", cut(body, BODY))
                .param("now", now)
                .update();
    }

    private static SqlArrayValue texts(Stream<String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
