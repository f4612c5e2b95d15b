package fr.parcours.register.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What finance sets for a convention: the fee, the deposit, when it is paid. Owns {@code convention_fee}. */
@Component
public class Fees {
    /**
     * Amounts in EUR.
     *
     * @param kind as table {@code fee} said when it was set
     * @param proposedYear what the grid gave then
     * @param payment when it is paid
     * @param index how it is revised, as the article says it
     * @param budgetCode of the house's budgets: the one that receives, or pays
     */
    public record Fee(
            String kind,
            BigDecimal proposedYear,
            BigDecimal year,
            BigDecimal deposit,
            String payment,
            String index,
            String budgetCode) {}

    /** @param by login of who set it */
    public record SetFee(Fee fee, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Fees(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A later one stands; the earlier ones stay, with who set them. */
    public void set(DossierNumber dossier, Fee fee, String by) {
        jdbc.sql("""
                        insert into convention_fee (dossier, set_no, fee, proposed_year, fee_year, deposit, payment, fee_index,
                                                    budget_code, set_by, set_at)
                        values (:dossier, :no, :fee, :proposed, :year, :deposit, :payment, :index, :budget, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", all(dossier).size() + 1)
                .param("fee", fee.kind())
                .param("proposed", fee.proposedYear())
                .param("year", fee.year())
                .param("deposit", fee.deposit())
                .param("payment", fee.payment())
                .param("index", fee.index())
                .param("budget", fee.budgetCode())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** The last one that was set for this kind of fee and this sum of the grid; one set for another does not count. */
    public Optional<Fee> find(DossierNumber dossier, String kind, BigDecimal proposedYear) {
        return all(dossier).stream()
                .map(SetFee::fee)
                .filter(fee -> fee.kind().equals(kind) && fee.proposedYear().compareTo(proposedYear) == 0)
                .reduce((earlier, later) -> later);
    }

    /** The last one that was set, whatever the grid gives by now. */
    public Optional<SetFee> latest(DossierNumber dossier) {
        return all(dossier).stream().reduce((earlier, later) -> later);
    }

    /** The oldest first. */
    public List<SetFee> all(DossierNumber dossier) {
        return jdbc.sql("select * from convention_fee where dossier = :dossier order by set_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new SetFee(read(row), row.getString("set_by"), Rows.instant(row, "set_at")))
                .list();
    }

    private static Fee read(ResultSet row) throws SQLException {
        return new Fee(
                row.getString("fee"),
                row.getBigDecimal("proposed_year"),
                row.getBigDecimal("fee_year"),
                row.getBigDecimal("deposit"),
                row.getString("payment"),
                row.getString("fee_index"),
                row.getString("budget_code"));
    }
}
