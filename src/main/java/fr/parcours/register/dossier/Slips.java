package fr.parcours.register.dossier;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Obvious slips that a clerk mended himself: the round trips that were not needed. Owns {@code dossier_slip}. */
@Component
public class Slips {
    /** One slip. @param label what was mended, in French, with its article · by login of who mended it */
    public record Slip(String label, String before, String after, String reason, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Slips(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param label what was mended, in French, with its article @return the id of the new row */
    public String note(DossierNumber dossier, String label, String before, String after, String reason, String by) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into dossier_slip (id, dossier, label, before_text, after_text, reason, mended_by, mended_at)
                        values (:id, :dossier, :label, :before, :after, :reason, :by, :at)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("label", label)
                .param("before", before)
                .param("after", after)
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        return id;
    }

    /** Oldest first. */
    public List<Slip> of(DossierNumber dossier) {
        return jdbc.sql("select * from dossier_slip where dossier = :dossier order by mended_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> new Slip(
                        row.getString("label"),
                        row.getString("before_text"),
                        row.getString("after_text"),
                        row.getString("reason"),
                        row.getString("mended_by"),
                        Rows.instant(row, "mended_at")))
                .list();
    }
}
