package fr.parcours.register.agreement;

import fr.parcours.DossierNumber;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one budget of the house pays to another for an assignment (table {@code fee}). Owns {@code internal_rebilling}. */
@Component
public class Rebillings {
    /** @param amountYear EUR a year · budgetCode of the budget that pays */
    public record Rebilling(BigDecimal amountYear, String budgetCode) {}

    private final JdbcClient jdbc;

    Rebillings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A later one takes the place of the earlier one. */
    public void set(DossierNumber dossier, Rebilling rebilling, String by) {
        jdbc.sql("delete from internal_rebilling where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("""
                        insert into internal_rebilling (dossier, amount_year, budget_code, set_by)
                        values (:dossier, :amount, :budget, :by)""")
                .param("dossier", dossier.value())
                .param("amount", rebilling.amountYear())
                .param("budget", rebilling.budgetCode())
                .param("by", by)
                .update();
    }

    public Optional<Rebilling> find(DossierNumber dossier) {
        return jdbc.sql("select amount_year, budget_code from internal_rebilling where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Rebilling(row.getBigDecimal("amount_year"), row.getString("budget_code")))
                .optional();
    }
}
