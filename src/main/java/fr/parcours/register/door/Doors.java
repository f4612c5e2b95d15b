package fr.parcours.register.door;

import fr.parcours.DossierNumber;
import fr.parcours.register.Quota;
import fr.parcours.register.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets an occupant from outside in without an account. A link holds a key of 256 random bits, is good for one opening and
 * a few days, and is traded for a short session bound to one dossier. Whoever reads this database can open nothing: only
 * prints are kept. Owns {@code door_link} and {@code door_session}.
 */
@Component
public class Doors {
    private static final int KEY_BYTES = 32;
    /** How long a visit lasts at most [PARAM]. */
    public static final Duration SESSION = Duration.ofHours(2);

    /** The cookie of the door's addresses that brings the secret of a visit. */
    public static final String COOKIE = "PORTE";

    /** Of one dossier. */
    private static final Quota BY_HAND = new Quota(
            5, // [PARAM]
            Duration.ofHours(1),
            "%d liens sont partis en une heure pour ce dossier : laissez à l'occupant le temps d'en ouvrir un.");

    /** How papers that others read call a link: its whole id would draw a key. */
    public static String told(String link) {
        return "lien " + link.substring(0, 8);
    }

    /** A link that may still be opened. */
    public record Link(Instant issuedAt, Instant expiresAt, String by) {}

    /** What a key was traded for. @param secret of the session */
    public record Visit(String secret, String link, DossierNumber dossier) {}

    /** A link that opens nothing any more. @param why French */
    public record Spent(String link, DossierNumber dossier, String why) {}

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration linkLasts;

    /** @param days that a link lasts unopened [PARAM] */
    Doors(JdbcClient jdbc, Clock clock, @Value("${parcours.door-days:15}") int days) {
        this.jdbc = jdbc;
        this.clock = Clock.system(clock.getZone()); // the wall's: the house's may be moved for a demonstration
        this.linkLasts = Duration.ofDays(days);
    }

    /** A link was posted beside earlier ones; its key is drawn when the mail leaves. @param id that nobody can guess */
    public void issue(String id, DossierNumber dossier, String by) {
        insert(id, dossier, by, false);
    }

    /** As {@link #issue}, because somebody wanted one sent. @throws fr.parcours.TooMany (429) after so many within the hour */
    public void issueByHand(String id, DossierNumber dossier, String by) {
        BY_HAND.require(jdbc.sql("""
                                select count(*) used, min(issued_at) oldest from door_link
                                 where dossier = :dossier and by_hand = true and issued_at > :since""").param("dossier", dossier.value()), clock.instant());
        insert(id, dossier, by, true);
    }

    private void insert(String id, DossierNumber dossier, String by, boolean byHand) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into door_link (id, dossier, issued_by, issued_at, expires_at, by_hand)
                        values (:id, :dossier, :by, :now, :expires, :byHand)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("by", by)
                .param("now", Rows.at(now))
                .param("expires", Rows.at(now.plus(linkLasts)))
                .param("byHand", byHand)
                .update();
    }

    /** For how many days a link may be opened: a day of the wall's clock says nothing where the house's was moved. */
    public int linkDays() {
        return (int) linkLasts.toDays();
    }

    /** Draws the key of a link, which a mail takes with it; drawn again, the earlier one opens nothing. Empty for no such link of this dossier. */
    public Optional<String> key(String link, DossierNumber dossier) {
        var key = secret();
        var drawn = jdbc.sql("""
                        update door_link set key_sha256 = :print
                         where id = :id and dossier = :dossier and opened_at is null and revoked_at is null""")
                .param("print", print(key))
                .param("id", link)
                .param("dossier", dossier.value())
                .update();
        return drawn == 0 ? Optional.empty() : Optional.of(key);
    }

    /** Trades a key for a session, once: the row decides who was first. */
    public Optional<Visit> open(String key) {
        var now = clock.instant();
        var opened = jdbc.sql("""
                        update door_link set opened_at = :now
                         where key_sha256 = :print and opened_at is null and revoked_at is null and expires_at > :now""")
                .param("now", Rows.at(now))
                .param("print", print(key))
                .update();
        if (opened == 0) {
            return Optional.empty();
        }
        var secret = secret();
        jdbc.sql("""
                        insert into door_session (secret_sha256, link, opened_at, expires_at)
                        select cast(:secret as varchar(64)), id, cast(:now as timestamp with time zone),
                               cast(:expires as timestamp with time zone)
                          from door_link where key_sha256 = :print""")
                .param("secret", print(secret))
                .param("now", Rows.at(now))
                .param("expires", Rows.at(now.plus(SESSION)))
                .param("print", print(key))
                .update();
        return Optional.of(jdbc.sql("select id, dossier from door_link where key_sha256 = :print")
                .param("print", print(key))
                .query((row, no) -> new Visit(secret, row.getString("id"), new DossierNumber(row.getString("dossier"))))
                .single());
    }

    /** The link that this key once opened, or might have. */
    public Optional<Spent> spent(String key) {
        return jdbc.sql("select * from door_link where key_sha256 = :print")
                .param("print", print(key))
                .query((row, no) -> new Spent(
                        row.getString("id"),
                        new DossierNumber(row.getString("dossier")),
                        row.getTimestamp("revoked_at") != null
                                ? "retiré"
                                : row.getTimestamp("opened_at") != null ? "déjà ouvert" : "expiré"))
                .optional();
    }

    /** The dossier to which this session is bound; empty for one that is unknown, over, closed or revoked. */
    public Optional<DossierNumber> dossier(String secret) {
        return jdbc.sql("""
                        select door_link.dossier from door_session join door_link on door_link.id = door_session.link
                         where door_session.secret_sha256 = :print and door_session.closed_at is null
                           and door_session.expires_at > :now and door_link.revoked_at is null""")
                .param("print", print(secret))
                .param("now", Rows.at(clock.instant()))
                .query((row, no) -> new DossierNumber(row.getString("dossier")))
                .optional();
    }

    /** Is this visit under way? Then its door is not shut before this transaction ends. */
    public boolean hold(String secret) {
        return jdbc.sql("""
                        select id from door_link
                         where revoked_at is null
                           and id = (select link from door_session
                                      where secret_sha256 = :print and closed_at is null and expires_at > :now)
                           for update""")
                .param("print", print(secret))
                .param("now", Rows.at(clock.instant()))
                .query(String.class)
                .optional()
                .isPresent();
    }

    public void close(String secret) {
        jdbc.sql("update door_session set closed_at = :now where secret_sha256 = :print and closed_at is null")
                .param("now", Rows.at(clock.instant()))
                .param("print", print(secret))
                .update();
    }

    /** Nobody gets in by any link of this dossier any more, nor goes on. @return was there any? */
    public boolean revoke(DossierNumber dossier, String by) {
        var revoked = jdbc.sql("""
                        update door_link set revoked_at = :now, revoked_by = :by
                         where dossier = :dossier and revoked_at is null""")
                .param("now", Rows.at(clock.instant()))
                .param("by", by)
                .param("dossier", dossier.value())
                .update();
        return revoked > 0;
    }

    /** The latest link that waits to be opened. */
    public Optional<Link> waiting(DossierNumber dossier) {
        return jdbc.sql("""
                        select * from door_link
                         where dossier = :dossier and opened_at is null and revoked_at is null and expires_at > :now
                         order by issued_at desc limit 1""")
                .param("dossier", dossier.value())
                .param("now", Rows.at(clock.instant()))
                .query((row, no) -> new Link(
                        Rows.instant(row, "issued_at"), Rows.instant(row, "expires_at"), row.getString("issued_by")))
                .optional();
    }

    private String secret() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String print(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
