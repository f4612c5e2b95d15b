package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers a repeated request with its first answer instead of doing it twice: header {@code Idempotency-Key}, per
 * person, for a day. The key stands in the transaction of the deed, so a refused request may be sent again. Owns
 * {@code idempotency}.
 */
@Component
class Repeats {
    static final String HEADER = "Idempotency-Key";
    private static final Duration KEPT = Duration.ofDays(1);

    /** What our POSTs answer (contract.md). */
    record Done(DossierNumber number, DossierState state) {}

    /** The key is there already: the row decides, so two nodes cannot both do it. */
    private static final class Repeated extends RuntimeException {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CurrentUser currentUser;
    private final Dossiers dossiers;
    private final Clock clock;

    Repeats(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CurrentUser currentUser,
            Dossiers dossiers,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.currentUser = currentUser;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * Does it, once.
     *
     * @param key null when the sender does not care
     * @param address what is asked, with the body: the same key for another request is refused
     */
    Done once(@Nullable String key, String address, Submitted body, Supplier<DossierNumber> deed) {
        if (key == null) {
            return done(deed.get());
        }
        if (!key.matches("[\\x21-\\x7e]{1,100}")) {
            throw new BadInput(HEADER, "La clé d'idempotence compte de 1 à 100 caractères simples, sans espace.");
        }
        var login = currentUser.require().login();
        var request = digest(address, body);
        try {
            return transaction.execute(status -> {
                reserve(login, key, request);
                var done = done(deed.get());
                keep(login, key, done);
                return done;
            });
        } catch (Repeated repeated) {
            return answered(login, key, request);
        }
    }

    private Done done(DossierNumber number) {
        return new Done(number, dossiers.get(number).state());
    }

    private void reserve(String login, String key, String request) {
        jdbc.sql("delete from idempotency where login = :login and asked_at < :before")
                .param("login", login)
                .param("before", Rows.at(clock.instant().minus(KEPT)))
                .update();
        try {
            jdbc.sql("""
                            insert into idempotency (login, request_key, request, dossier, state, asked_at)
                            values (:login, :key, :request, '', '', :now)""")
                    .param("login", login)
                    .param("key", key)
                    .param("request", request)
                    .param("now", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException | PessimisticLockingFailureException there) {
            throw new Repeated();
        }
    }

    private void keep(String login, String key, Done done) {
        jdbc.sql(
                        "update idempotency set dossier = :dossier, state = :state where login = :login and request_key = :key")
                .param("dossier", done.number().value())
                .param("state", done.state().name())
                .param("login", login)
                .param("key", key)
                .update();
    }

    private Done answered(String login, String key, String request) {
        record Row(String request, String dossier, String state) {}
        var row = jdbc.sql(
                        "select request, dossier, state from idempotency where login = :login and request_key = :key")
                .param("login", login)
                .param("key", key)
                .query((found, no) ->
                        new Row(found.getString("request"), found.getString("dossier"), found.getString("state")))
                .optional()
                .orElseThrow(
                        () -> new Conflict("Cette requête est en cours de traitement. Réessayez dans un instant."));
        if (!row.request().equals(request)) {
            throw new Conflict("Cette clé d'idempotence a déjà servi pour une autre requête.");
        }
        return new Done(new DossierNumber(row.dossier()), DossierState.valueOf(row.state()));
    }

    private static String digest(String address, Submitted body) {
        try {
            var said = address + "\n" + new TreeMap<>(body.fields());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
