package fr.parcours.story;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Fill;
import fr.parcours.notice.Mail;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the keys of a door out of the mails that lead to it, as these would take them along. */
@Component
public class InvitationKeys {
    private static final Pattern ADDRESS = Pattern.compile("/porte/([A-Za-z0-9_-]{43})");

    private final JdbcClient jdbc;
    private final Fill fill;
    private final TransactionTemplate transaction;

    InvitationKeys(JdbcClient jdbc, Fill fill, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.fill = fill;
        this.transaction = transaction;
    }

    /** From the latest mail with a link. */
    public String of(DossierNumber dossier) {
        return all(dossier).get(0);
    }

    /** The latest first. They have left by then: sent after this, they would draw other keys. */
    public List<String> all(DossierNumber dossier) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                        update outbox set sent_at = current_timestamp
                         where dossier = :dossier and body like '%[porte:%' and sent_at is null""").param("dossier", dossier.value()).update());
        return jdbc
                .sql("""
                        select * from outbox where dossier = :dossier and body like '%[porte:%'
                         order by posted_at desc, id""")
                .param("dossier", dossier.value())
                .query((row, no) -> new Mail(
                        row.getString("id"),
                        row.getString("dossier"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        null,
                        0))
                .list()
                .stream()
                .map(mail -> transaction.execute(status -> fill.in(mail)))
                .flatMap(mail -> ADDRESS.matcher(mail).results())
                .map(address -> address.group(1))
                .toList();
    }
}
