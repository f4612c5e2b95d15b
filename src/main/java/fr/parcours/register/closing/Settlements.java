package fr.parcours.register.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.closing.Settlement.Stated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The final statements, each signed by a second person of finance. Owns {@code settlement}. */
@Component
public class Settlements {
    private final JdbcClient jdbc;
    private final Clock clock;

    Settlements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A later one takes the place of the earlier one. */
    public void state(DossierNumber dossier, Settlement settled, String by) {
        jdbc.sql("delete from settlement where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        var row = new HashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("deposit_paid", settled.stated().depositPaid());
        row.put("kept_reason", settled.stated().keptReason());
        row.put("fee_year", settled.feeYear());
        row.put("fee_last_day", settled.feeLastDay());
        row.put("fee_paid_until", settled.stated().feePaidUntil());
        row.put("fee_paid", settled.stated().feePaid());
        row.put("damages", settled.damages());
        row.put("lock_cost", settled.lock());
        row.put("charges", settled.stated().charges());
        row.put("charges_reason", settled.stated().chargesReason());
        row.put("turnover", settled.stated().turnover());
        row.put("turnover_percent", settled.turnoverPercent());
        row.put("penalty_days", settled.penaltyDays());
        row.put("penalty_day", settled.penaltyDay());
        row.put("indemnity", settled.stated().indemnity());
        row.put("indemnity_reason", settled.stated().indemnityReason());
        row.put("stated_by", by);
        row.put("stated_at", Rows.at(clock.instant()));
        Rows.insert(jdbc, "settlement", List.of(row));
    }

    /** By the second person: it stands. */
    public void sign(DossierNumber dossier, String by) {
        jdbc.sql("update settlement set signed_by = :by, signed_at = :now, remark = null where dossier = :dossier")
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .update();
    }

    /** By the second person: it is to be stated again. */
    public void sendBack(DossierNumber dossier, String remark) {
        jdbc.sql("update settlement set remark = :remark where dossier = :dossier")
                .param("remark", remark)
                .param("dossier", dossier.value())
                .update();
    }

    public Optional<Settlement> find(DossierNumber dossier) {
        return jdbc.sql("select * from settlement where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .optional();
    }

    /** What the second person had to say against it. */
    public Optional<String> remark(DossierNumber dossier) {
        return jdbc.sql("select remark from settlement where dossier = :dossier and remark is not null")
                .param("dossier", dossier.value())
                .query(String.class)
                .optional();
    }

    private static Settlement read(ResultSet row) throws SQLException {
        return new Settlement(
                new Stated(
                        row.getBigDecimal("deposit_paid"),
                        row.getString("kept_reason"),
                        row.getObject("fee_paid_until", LocalDate.class),
                        row.getBigDecimal("fee_paid"),
                        row.getBigDecimal("charges"),
                        row.getString("charges_reason"),
                        row.getBigDecimal("turnover"),
                        row.getBigDecimal("indemnity"),
                        row.getString("indemnity_reason")),
                row.getBigDecimal("fee_year"),
                row.getObject("fee_last_day", LocalDate.class),
                row.getBigDecimal("turnover_percent"),
                row.getBigDecimal("damages"),
                row.getBigDecimal("lock_cost"),
                row.getInt("penalty_days"),
                row.getBigDecimal("penalty_day"));
    }
}
