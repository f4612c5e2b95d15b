package fr.parcours.register.technical;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether fluids and network suit the use (P8), as each trade found it. Owns {@code feasibility}. */
@Component
public class Feasibilities {
    /** @param fibre is there; null where it was not asked · findings French, null without */
    public record Feasibility(
            boolean feasible,
            @Nullable Boolean fibre,
            @Nullable String findings) {}

    private final JdbcClient jdbc;

    Feasibilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param trade group that looked at it; its later word takes the place of its earlier one */
    public void report(DossierNumber dossier, String trade, Feasibility found, String by) {
        jdbc.sql("delete from feasibility where dossier = :dossier and trade = :trade")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .update();
        jdbc.sql("""
                        insert into feasibility (dossier, trade, feasible, fibre, findings, found_by)
                        values (:dossier, :trade, :feasible, :fibre, :findings, :by)""")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .param("feasible", found.feasible())
                .param("fibre", found.fibre())
                .param("findings", found.findings())
                .param("by", by)
                .update();
    }

    public Optional<Feasibility> find(DossierNumber dossier, String trade) {
        return jdbc.sql("select * from feasibility where dossier = :dossier and trade = :trade")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .query((row, no) -> new Feasibility(
                        row.getBoolean("feasible"), orNull(row, "fibre", Boolean.class), row.getString("findings")))
                .optional();
    }
}
