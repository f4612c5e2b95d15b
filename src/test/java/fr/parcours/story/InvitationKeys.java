package fr.parcours.story;

import fr.parcours.DossierNumber;
import fr.parcours.register.door.Doors;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the key of a door out of the mail that invites through it. */
@Component
public class InvitationKeys {
    private static final Pattern PLACE = Pattern.compile("\\[porte:([0-9a-f-]{36})]");

    private final Journeys journeys;
    private final Doors doors;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    InvitationKeys(Journeys journeys, Doors doors, JdbcClient jdbc, TransactionTemplate transaction) {
        this.journeys = journeys;
        this.doors = doors;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As the mail would take it along. */
    public String of(DossierNumber dossier) {
        journeys.act("patrimoine", dossier, "invite-occupant", Map.of("door", "SEND"));
        var body = jdbc.sql(
                        "select body from outbox where dossier = :dossier and body like '%[porte:%' order by posted_at desc, id")
                .param("dossier", dossier.value())
                .query(String.class)
                .list();
        return body.stream()
                .flatMap(text -> PLACE.matcher(text).results())
                .flatMap(place -> transaction.execute(status -> doors.key(place.group(1))).stream())
                .findFirst()
                .orElseThrow();
    }
}
