package fr.parcours.register.legal;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the tables of the title said of a dossier. Owns {@code legal_qualification}. */
@Component
public class Qualifications {
    /**
     * One dossier's, in the words of the tables.
     *
     * @param depositMonths of the fee
     * @param authority that would sign, as the cost was known then
     */
    public record Qualification(
            String legalTitle, String competition, String fee, int depositMonths, String authority) {}

    private final JdbcClient jdbc;

    Qualifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A later one takes the place of the earlier one. */
    @Transactional(propagation = MANDATORY)
    public void record(DossierNumber dossier, Qualification found) {
        jdbc.sql("delete from legal_qualification where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("""
                        insert into legal_qualification (dossier, legal_title, competition, fee, deposit_months, authority)
                        values (:dossier, :title, :competition, :fee, :deposit, :authority)""")
                .param("dossier", dossier.value())
                .param("title", found.legalTitle())
                .param("competition", found.competition())
                .param("fee", found.fee())
                .param("deposit", found.depositMonths())
                .param("authority", found.authority())
                .update();
    }

    public Optional<Qualification> find(DossierNumber dossier) {
        return jdbc.sql("select * from legal_qualification where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Qualification(
                        row.getString("legal_title"),
                        row.getString("competition"),
                        row.getString("fee"),
                        row.getInt("deposit_months"),
                        row.getString("authority")))
                .optional();
    }
}
