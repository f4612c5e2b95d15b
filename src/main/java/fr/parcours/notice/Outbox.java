package fr.parcours.notice;

import fr.parcours.DossierNumber;
import fr.parcours.Typography;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what was posted. Each mail is one transaction that locks its row, so that several nodes never send the same one
 * side by side. A mail server knows no transaction of ours: a crash after it has taken a mail and before our commit sends
 * that mail again, under the same Message-ID. A crash before the sending loses and doubles nothing.
 */
@Component
class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_PER_ROUND = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Carrier carrier;
    private final Supplier<Stream<Fill>> fills;

    /** For what lies in it word for word. */
    Outbox(JdbcClient jdbc, PlatformTransactionManager transactions, Carrier carrier) {
        this(jdbc, transactions, carrier, Stream::empty);
    }

    @Autowired
    Outbox(JdbcClient jdbc, PlatformTransactionManager transactions, Carrier carrier, ObjectProvider<Fill> fills) {
        this(jdbc, transactions, carrier, fills::stream);
    }

    private Outbox(
            JdbcClient jdbc, PlatformTransactionManager transactions, Carrier carrier, Supplier<Stream<Fill>> fills) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.carrier = carrier;
        this.fills = fills;
    }

    /** Sends all that is due. */
    @Scheduled(fixedDelayString = "${parcours.mail.every:2s}", initialDelayString = "${parcours.mail.every:2s}")
    void sendDue() {
        for (var id : due()) {
            transaction.executeWithoutResult(status -> send(id));
        }
    }

    private List<String> due() {
        return jdbc.sql("""
                        select id from outbox where sent_at is null and parked_at is null and next_try_at <= :now
                         order by next_try_at, id limit :most""")
                .param("now", now())
                .param("most", MOST_PER_ROUND)
                .query(String.class)
                .list();
    }

    private void send(String id) {
        var locked = jdbc.sql("""
                        select id, dossier, recipient, subject, body, calendar, attempts from outbox
                         where id = :id and sent_at is null and parked_at is null and next_try_at <= :now
                           for update skip locked""")
                .param("id", id)
                .param("now", now())
                .query((row, no) -> new Mail(
                        row.getString("id"),
                        row.getString("dossier"),
                        row.getString("recipient"),
                        Typography.set(row.getString("subject")),
                        Typography.set(row.getString("body")),
                        row.getString("calendar"),
                        row.getInt("attempts")))
                .optional();
        locked.ifPresent(mail -> {
            try (var about = MDC.putCloseable(DossierNumber.IN_LOG, mail.dossier())) {
                send(mail);
            }
        });
    }

    private void send(Mail mail) {
        try {
            if (!Notices.isAddress(mail.recipient())) {
                throw new Refused("not one mail address");
            }
            carrier.carry(filled(mail));
            jdbc.sql("update outbox set sent_at = :now, attempts = :attempts, last_error = null where id = :id")
                    .param("now", now())
                    .param("attempts", mail.attempts() + 1)
                    .param("id", mail.id())
                    .update();
        } catch (Exception unsent) {
            postpone(mail, unsent);
        }
    }

    /** What is put in stands in no row, so that whoever reads the outbox gets in nowhere. */
    private Mail filled(Mail mail) {
        return fills.get().reduce(mail, (one, fill) -> one.saying(fill.in(one)), (one, other) -> other);
    }

    private void postpone(Mail mail, Exception unsent) {
        var attempts = mail.attempts() + 1;
        var parked = attempts >= MOST_ATTEMPTS || unsent instanceof Refused;
        LOG.warn("mail {} did not leave (attempt {}{})", mail.id(), attempts, parked ? ", parked" : "", unsent);
        jdbc.sql("""
                        update outbox set attempts = :attempts, last_error = :error, next_try_at = :next, parked_at = :parked
                         where id = :id""")
                .param("attempts", attempts)
                .param("error", shortened(unsent))
                .param("next", now().plus(delay(attempts)))
                .param("parked", parked ? now() : null)
                .param("id", mail.id())
                .update();
    }

    /** 10 s, then twice as long each time: 20 s, 40 s … about 43 minutes before the last attempt. */
    static Duration delay(int attempts) {
        return Duration.ofSeconds(10L << Math.min(attempts - 1, 8));
    }

    private static String shortened(Exception unsent) {
        @Nullable String message = unsent.getMessage();
        var told = unsent.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return told.length() <= 500 ? told : told.substring(0, 500);
    }

    private static OffsetDateTime now() {
        return Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC);
    }
}
