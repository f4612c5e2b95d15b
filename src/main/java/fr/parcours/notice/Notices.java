package fr.parcours.notice;

import fr.parcours.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Posts mails into the outbox: written with the fact that they tell, sent once that fact stands. Owns {@code outbox}. */
@Component
public class Notices {
    /** What the house takes for one mail address; a form that asks for one bears the same pattern. */
    public static final String ADDRESS =
            "^(?=[^@]{1,64}@[^@]{1,180}$)[A-Za-z0-9_%+&'-]+([.][A-Za-z0-9_%+&'-]+)*@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$";

    private static final Pattern ONE_ADDRESS = Pattern.compile(ADDRESS);
    private static final int RECIPIENT = 254;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int SUBJECT = 200;
    private static final int BODY = 20_000;
    private static final int MOST_SHOWN = 200;

    /**
     * A mail that was given up.
     *
     * @param reason what the mail server said last
     */
    public record Parked(
            String id,
            String recipient,
            String subject,
            @Nullable String dossier,
            Instant postedAt,
            Instant parkedAt,
            int attempts,
            String reason) {}

    /** What has not left. @param oldest when the longest waiting one was posted, parked ones apart; null when none waits */
    public record Backlog(
            long waiting, long parked, @Nullable Instant oldest) {}

    private final JdbcClient jdbc;
    private final InvitationText invitations;

    Notices(JdbcClient jdbc, InvitationText invitations) {
        this.jdbc = jdbc;
        this.invitations = invitations;
    }

    /**
     * Posts a mail in the caller's transaction; it leaves after the commit, or never.
     *
     * @param recipient one mail address; what is none is parked by who sends, and stops nobody's deed
     * @param subject French, one line, 200 characters at most (cut)
     * @param body French plain text
     * @param dossier number of the dossier it is about
     * @param dedupKey the same key again for the same recipient posts nothing
     * @throws IllegalArgumentException for a subject that would smuggle a header
     */
    public void post(String recipient, String subject, String body, @Nullable String dossier, String dedupKey) {
        post(List.of(recipient), subject, body, dossier, dedupKey);
    }

    /**
     * As above, the same mail to each of them on its own.
     *
     * @param recipients mail addresses, none twice
     * @return was it new to any of them?
     */
    public boolean post(
            Collection<String> recipients, String subject, String body, @Nullable String dossier, String dedupKey) {
        return post(recipients, subject, body, dossier, dedupKey, null);
    }

    /** As above, with an appointment for their calendars. */
    public boolean invite(
            Collection<String> recipients,
            String subject,
            String body,
            @Nullable String dossier,
            String dedupKey,
            Invitation invitation) {
        return post(recipients, subject, body, dossier, dedupKey, invitation);
    }

    private boolean post(
            Collection<String> recipients,
            String subject,
            String body,
            @Nullable String dossier,
            String dedupKey,
            @Nullable Invitation invitation) {
        if (CONTROL.matcher(subject).find()) {
            throw new IllegalArgumentException("a subject is one line");
        }
        if (recipients.isEmpty()) {
            return false;
        }
        // The wall clock, not the demo's: how long a mail waits is a matter of servers.
        var now = Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC);
        var posted = jdbc.sql("""
                        insert into outbox (id, dedup_key, dossier, recipient, subject, body, calendar, posted_at, next_try_at, attempts)
                        select mail.id, cast(:key as varchar(500)), cast(:dossier as varchar(15)), mail.recipient,
                               cast(:subject as varchar(200)), cast(:body as varchar(20000)),
                               mail.calendar,
                               cast(:now as timestamp with time zone), cast(:now as timestamp with time zone), 0
                          from unnest(cast(:ids as varchar array), cast(:recipients as varchar array), cast(:calendars as varchar array))
                               as mail (id, recipient, calendar)
                         where not exists (select 1 from outbox posted
                                            where posted.dedup_key = :key and posted.recipient = mail.recipient)""")
                .param(
                        "ids",
                        texts(recipients.stream()
                                .map(recipient -> UUID.randomUUID().toString())))
                .param("recipients", texts(recipients.stream().map(recipient -> cut(recipient, RECIPIENT))))
                .param("key", dedupKey)
                .param("dossier", dossier)
                .param("subject", cut(subject, SUBJECT))
                .param("body", cut(body, BODY))
                .param(
                        "calendars",
                        texts(recipients.stream()
                                .map(recipient -> invitation == null || !isAddress(recipient)
                                        ? null
                                        : invitations.of(invitation, recipient))))
                .param("now", now)
                .update();
        return posted > 0;
    }

    static boolean isAddress(String recipient) {
        return ONE_ADDRESS.matcher(recipient).matches();
    }

    /** Mails that nobody will send unless somebody asks for it, the latest first, 200 at most. */
    public List<Parked> parked() {
        return jdbc.sql("""
                        select id, recipient, subject, dossier, posted_at, parked_at, attempts, last_error from outbox
                         where sent_at is null and parked_at is not null and dismissed_at is null
                         order by parked_at desc, id limit :most""")
                .param("most", MOST_SHOWN)
                .query((row, no) -> new Parked(
                        row.getString("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("dossier"),
                        moment(row, "posted_at"),
                        moment(row, "parked_at"),
                        row.getInt("attempts"),
                        String.valueOf(row.getString("last_error"))))
                .list();
    }

    /**
     * Tries a parked mail anew, as if it had just been posted.
     *
     * @return the dossier that it is about; empty when it is about none
     * @throws NotFound when it is not parked
     */
    public Optional<String> resend(String id) {
        return changeParked(id, "parked_at = null, attempts = 0, next_try_at = :now");
    }

    /**
     * Gives a parked mail up for good: nobody is shown it any more.
     *
     * @return the dossier that it is about; empty when it is about none
     * @throws NotFound when it is not parked
     */
    public Optional<String> dismiss(String id) {
        return changeParked(id, "dismissed_at = :now");
    }

    private Optional<String> changeParked(String id, String change) {
        var changed = jdbc.sql("""
                        update outbox set %s
                         where id = :id and sent_at is null and parked_at is not null and dismissed_at is null""".formatted(change))
                .param("now", Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new NotFound("Ce courriel n'est pas mis de côté.");
        }
        return jdbc.sql("select dossier from outbox where id = :id and dossier is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public Backlog backlog() {
        return jdbc.sql("""
                        select count(case when parked_at is null then 1 end) as waiting, count(parked_at) as parked,
                               min(case when parked_at is null then posted_at end) as oldest
                          from outbox where sent_at is null and dismissed_at is null""")
                .query((row, no) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(
                            row.getLong("waiting"), row.getLong("parked"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static SqlArrayValue texts(Stream<@Nullable String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
