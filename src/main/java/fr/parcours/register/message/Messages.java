package fr.parcours.register.message;

import fr.parcours.DossierNumber;
import fr.parcours.TooMany;
import fr.parcours.register.Rows;
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
    private static final int MOST_A_DAY = 30; // [PARAM], of one person in one dossier
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher announcing;

    Messages(JdbcClient jdbc, Clock clock, ApplicationEventPublisher announcing) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.announcing = announcing;
    }

    /** @param role group for which this person writes @throws TooMany (429) when the same person has written so many within a day */
    public void write(DossierNumber dossier, String by, String role, Visibility visibility, String text) {
        requireFew(dossier, by);
        var message = new Message(UUID.randomUUID().toString(), dossier, clock.instant(), by, role, visibility, text);
        jdbc.sql("""
                        insert into message (id, dossier, written_at, written_by, role_id, visibility, wording)
                        values (:id, :dossier, :at, :by, :role, :visibility, :text)""")
                .param("id", message.id())
                .param("dossier", dossier.value())
                .param("at", Rows.at(message.at()))
                .param("by", by)
                .param("role", role)
                .param("visibility", visibility.name())
                .param("text", text)
                .update();
        announcing.publishEvent(message);
    }

    /** Each one is a mail to several people. */
    private void requireFew(DossierNumber dossier, String by) {
        var since = clock.instant().minus(DAY);
        var latest = of(dossier).stream()
                .filter(message -> message.by().equals(by) && message.at().isAfter(since))
                .toList();
        if (latest.size() >= MOST_A_DAY) {
            throw new TooMany(
                    "%d messages sont écrits en vingt-quatre heures dans ce dossier : réessayez demain."
                            .formatted(latest.size()),
                    Duration.between(since, latest.get(0).at()));
        }
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
                row.getString("wording"));
    }
}
