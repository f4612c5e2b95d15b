package fr.parcours.register.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned of an occupation (domain.md 7.8). Owns {@code evaluation}. */
@Component
public class Evaluations {
    public enum Recommendation {
        ARRETER("Arrêter"),
        PROLONGER("Prolonger"),
        PERENNISER("Rendre permanent"),
        REPRODUIRE("Reproduire ailleurs");

        private final String label;

        Recommendation(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /**
     * One report.
     *
     * @param cost of works, utilities and staff together, EUR
     * @param quotes what users said, without a name; one a line
     * @param energy what the meters tell; null when nothing was metered
     */
    public record Evaluation(
            int openingDays,
            int visitors,
            int events,
            BigDecimal cost,
            String lessons,
            @Nullable String quotes,
            @Nullable String energy,
            Recommendation recommendation) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Evaluations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void write(DossierNumber dossier, Evaluation evaluation, String by) {
        jdbc.sql("""
                        insert into evaluation (dossier, opening_days, visitors, events, cost, lessons, quotes, energy, recommendation, written_by, written_at)
                        values (:dossier, :days, :visitors, :events, :cost, :lessons, :quotes, :energy, :recommendation, :by, :now)""")
                .param("dossier", dossier.value())
                .param("days", evaluation.openingDays())
                .param("visitors", evaluation.visitors())
                .param("events", evaluation.events())
                .param("cost", evaluation.cost())
                .param("lessons", evaluation.lessons())
                .param("quotes", evaluation.quotes())
                .param("energy", evaluation.energy())
                .param("recommendation", evaluation.recommendation().name())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    public Optional<Evaluation> of(DossierNumber dossier) {
        return jdbc.sql("select * from evaluation where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Evaluation(
                        row.getInt("opening_days"),
                        row.getInt("visitors"),
                        row.getInt("events"),
                        row.getBigDecimal("cost"),
                        row.getString("lessons"),
                        row.getString("quotes"),
                        row.getString("energy"),
                        Recommendation.valueOf(row.getString("recommendation"))))
                .optional();
    }
}
