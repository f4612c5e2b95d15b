package fr.parcours.register.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the owner gives up its recourse against the occupant: its insurer has agreed first, and the occupant's policy
 * has to mirror it (domain.md, P13). Owns {@code insurance_waiver}.
 */
@Component
public class Waivers {
    /**
     * One version; the latest stands.
     *
     * @param no from 1 on
     * @param reference of the agreement of the owner's insurer
     * @param by who wrote this version
     */
    public record Waiver(int no, String reference, LocalDate agreedOn, String by) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Waivers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once for each dossier: what was mistyped is corrected. */
    public void grant(DossierNumber dossier, String reference, LocalDate agreedOn, String by) {
        write(dossier, 1, reference, agreedOn, null, by);
    }

    /** A version that takes the place of the one that stands, which stays on record. @param correction what it mends */
    public void correct(DossierNumber dossier, String reference, LocalDate agreedOn, String correction, String by) {
        write(dossier, find(dossier).orElseThrow().no() + 1, reference, agreedOn, correction, by);
    }

    private void write(
            DossierNumber dossier,
            int no,
            String reference,
            LocalDate agreedOn,
            @Nullable String correction,
            String by) {
        jdbc.sql("""
                        insert into insurance_waiver (dossier, waiver_no, reference, agreed_on, correction, granted_by, granted_at)
                        values (:dossier, :no, :reference, :agreed, :correction, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", no)
                .param("reference", reference)
                .param("agreed", agreedOn)
                .param("correction", correction)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    public Optional<Waiver> find(DossierNumber dossier) {
        return jdbc.sql("select * from insurance_waiver where dossier = :dossier order by waiver_no desc limit 1")
                .param("dossier", dossier.value())
                .query((row, no) -> new Waiver(
                        row.getInt("waiver_no"),
                        row.getString("reference"),
                        row.getObject("agreed_on", LocalDate.class),
                        row.getString("granted_by")))
                .optional();
    }
}
