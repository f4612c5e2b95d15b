package fr.parcours.register.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Where the owner gives up its recourse against the occupant: its insurer has agreed first, and the occupant's policy
 * has to mirror it (domain.md, P13). Owns {@code insurance_waiver}.
 */
@Component
public class Waivers {
    /**
     * The version that stands.
     *
     * @param no from 1 on
     * @param reference of the agreement of the owner's insurer
     * @param by who wrote this version
     */
    public record Waiver(int no, String reference, LocalDate agreedOn, String by) {}

    /** The version that grants nothing. */
    public record Withdrawal(String reason, Instant at, String by) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Waivers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** This stands from now on; what stood before stays on record. @param correction what it mends; null for the first */
    public void grant(
            DossierNumber dossier, String reference, LocalDate agreedOn, @Nullable String correction, String by) {
        write(dossier, reference, agreedOn, correction, by);
    }

    /** Nothing is granted any more; what was stays on record. */
    public void withdraw(DossierNumber dossier, String reason, String by) {
        write(dossier, null, null, reason, by);
    }

    private void write(
            DossierNumber dossier,
            @Nullable String reference,
            @Nullable LocalDate agreedOn,
            @Nullable String correction,
            String by) {
        jdbc.sql("""
                        insert into insurance_waiver (dossier, waiver_no, reference, agreed_on, correction, granted_by, granted_at)
                        values (:dossier, :no, :reference, :agreed, :correction, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", next(dossier))
                .param("reference", reference)
                .param("agreed", agreedOn)
                .param("correction", correction)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    private int next(DossierNumber dossier) {
        return jdbc.sql("select coalesce(max(waiver_no), 0) + 1 from insurance_waiver where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(Integer.class)
                .single();
    }

    /** The one that stands; empty for none, and for one that is withdrawn. */
    public Optional<Waiver> find(DossierNumber dossier) {
        return latest(dossier, false)
                .query((row, no) -> new Waiver(
                        row.getInt("waiver_no"),
                        row.getString("reference"),
                        row.getObject("agreed_on", LocalDate.class),
                        row.getString("granted_by")))
                .optional();
    }

    /** The one that took the waiver back, where none stands. */
    public Optional<Withdrawal> withdrawal(DossierNumber dossier) {
        return latest(dossier, true)
                .query((row, no) -> new Withdrawal(
                        row.getString("correction"), Rows.instant(row, "granted_at"), row.getString("granted_by")))
                .optional();
    }

    private StatementSpec latest(DossierNumber dossier, boolean withdrawn) {
        return jdbc.sql("""
                        select * from insurance_waiver
                         where dossier = :dossier and (reference is null) = :withdrawn
                           and waiver_no = (select max(waiver_no) from insurance_waiver where dossier = :dossier)""").param("dossier", dossier.value()).param("withdrawn", withdrawn);
    }
}
