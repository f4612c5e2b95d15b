package fr.parcours.register.message;

import fr.parcours.DossierNumber;
import fr.parcours.register.Quota;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.message.Message.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of each dossier; a new one is announced in the transaction that writes it. Owns {@code message}. */
@Component
public class Messages {
    /** Of one person in one dossier: each one is a mail to several people. */
    private static final Quota A_DAY = new Quota(
            30, // [PARAM]
            Duration.ofDays(1),
            "%d messages sont écrits en vingt-quatre heures dans ce dossier : réessayez demain.");

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Clock clock;
    private final ApplicationEventPublisher announcing;

    Messages(JdbcClient jdbc, Dossiers dossiers, Clock clock, ApplicationEventPublisher announcing) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.clock = clock;
        this.announcing = announcing;
    }

    /** @param role group for which this person writes @throws fr.parcours.TooMany (429) when the same person has written so many within a day */
    public void write(DossierNumber dossier, String by, String role, Visibility visibility, String text) {
        var isForOutside = dossiers.lock(dossier).request().isExternal() && visibility == Visibility.DEMANDEUR;
        requireRoom(dossier, by);
        var message = new Message(
                UUID.randomUUID().toString(), dossier, clock.instant(), by, role, visibility, isForOutside, text);
        jdbc.sql("""
                        insert into message (id, dossier, written_at, written_by, role_id, visibility, for_outside, wording)
                        values (:id, :dossier, :at, :by, :role, :visibility, :forOutside, :text)""")
                .param("id", message.id())
                .param("dossier", dossier.value())
                .param("at", Rows.at(message.at()))
                .param("by", by)
                .param("role", role)
                .param("visibility", visibility.name())
                .param("forOutside", isForOutside)
                .param("text", text)
                .update();
        announcing.publishEvent(message);
    }

    private void requireRoom(DossierNumber dossier, String by) {
        A_DAY.require(jdbc.sql("""
                                select count(*) used, min(written_at) oldest from message
                                 where dossier = :dossier and written_by = :by and written_at > :since""").param("dossier", dossier.value()).param("by", by), clock.instant());
    }

    /** The oldest first. */
    public List<Message> of(DossierNumber dossier) {
        return jdbc.sql("select * from message where dossier = :dossier order by written_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getString("id"),
                new DossierNumber(row.getString("dossier")),
                Rows.instant(row, "written_at"),
                row.getString("written_by"),
                row.getString("role_id"),
                Visibility.valueOf(row.getString("visibility")),
                row.getBoolean("for_outside"),
                row.getString("wording"));
    }
}
