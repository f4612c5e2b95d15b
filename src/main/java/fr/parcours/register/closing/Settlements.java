package fr.parcours.register.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
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
    public void state(DossierNumber dossier, Settlement stated, String by) {
        jdbc.sql("delete from settlement where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        var row = new HashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("deposit_paid", stated.depositPaid());
        row.put("kept_reason", stated.keptReason());
        row.put("fee_year", stated.feeYear());
        row.put("fee_last_day", stated.feeLastDay());
        row.put("fee_paid_until", stated.feePaidUntil());
        row.put("damages", stated.damages());
        row.put("lock_cost", stated.lock());
        row.put("charges", stated.charges());
        row.put("charges_reason", stated.chargesReason());
        row.put("penalty_days", stated.penaltyDays());
        row.put("penalty_day", stated.penaltyDay());
        row.put("indemnity", stated.indemnity());
        row.put("indemnity_reason", stated.indemnityReason());
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
                row.getBigDecimal("deposit_paid"),
                row.getString("kept_reason"),
                row.getBigDecimal("fee_year"),
                row.getObject("fee_last_day", LocalDate.class),
                row.getObject("fee_paid_until", LocalDate.class),
                row.getBigDecimal("damages"),
                row.getBigDecimal("lock_cost"),
                row.getBigDecimal("charges"),
                row.getString("charges_reason"),
                row.getInt("penalty_days"),
                row.getBigDecimal("penalty_day"),
                row.getBigDecimal("indemnity"),
                row.getString("indemnity_reason"));
    }
}
