package fr.parcours.register.insurance;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the owner gives up its recourse against the occupant: its insurer has agreed first, and the occupant's policy
 * has to mirror it (domain.md, P13). Owns {@code insurance_waiver}.
 */
@Component
public class Waivers {
    /** @param reference of the agreement of the owner's insurer */
    public record Waiver(String reference, LocalDate agreedOn, String by) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Waivers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once for each dossier. */
    @Transactional(propagation = MANDATORY)
    public void grant(DossierNumber dossier, Waiver waiver) {
        jdbc.sql("""
                        insert into insurance_waiver (dossier, reference, agreed_on, granted_by, granted_at)
                        values (:dossier, :reference, :agreed, :by, :now)""")
                .param("dossier", dossier.value())
                .param("reference", waiver.reference())
                .param("agreed", waiver.agreedOn())
                .param("by", waiver.by())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    public Optional<Waiver> find(DossierNumber dossier) {
        return jdbc.sql("select * from insurance_waiver where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Waiver(
                        row.getString("reference"),
                        row.getObject("agreed_on", LocalDate.class),
                        row.getString("granted_by")))
                .optional();
    }
}
