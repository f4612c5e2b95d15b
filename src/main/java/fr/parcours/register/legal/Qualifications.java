package fr.parcours.register.legal;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a jurist states of a dossier, and what the tables of the title say then. Owns {@code legal_statement} and
 * {@code legal_qualification}.
 */
@Component
public class Qualifications {
    /** The law of a dossier as it stands. */
    private record Law(Optional<Qualification> found, Optional<Statement> stated) {}

    private static final String DOSSIER = "dossier";

    private final JdbcClient jdbc;
    private final Clock clock;

    Qualifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A later statement stands; the earlier ones stay. @param space what it is about */
    public void state(DossierNumber dossier, String space, Statement stated, String by) {
        var row = new HashMap<String, @Nullable Object>();
        row.put(DOSSIER, dossier.value());
        row.put("statement_no", next("legal_statement", "statement_no", dossier));
        row.put("space", space);
        row.put("domaniality", stated.domaniality());
        row.put("precariousness_cause", stated.precariousnessCause());
        row.put("amicable_ground", stated.amicableGround());
        row.put("reasons", stated.reasons());
        row.put("exemption", stated.exemption());
        row.put("prolongation", stated.prolongation());
        row.put("meets_mel_need", stated.meetsMelNeed());
        row.put("free_granted", stated.freeGranted());
        row.put("same_budget", stated.sameBudget());
        row.put("tariff_in_grid", stated.tariffInGrid());
        row.put("rental_value_year", stated.rentalValueYear());
        row.put("rent_year", stated.rentYear());
        row.put("rate", stated.rate());
        row.put("reduced_rate", stated.reducedRate());
        row.put(
                "selected_in",
                Optional.ofNullable(stated.selectedIn())
                        .map(DossierNumber::value)
                        .orElse(null));
        row.put("chosen_title", stated.chosenTitle());
        row.put("stated_by", by);
        row.put("stated_at", Rows.at(clock.instant()));
        Rows.insert(jdbc, "legal_statement", List.of(row));
    }

    /** Empty before a jurist has said anything, and for an internal assignment. */
    public Optional<Statement> stated(DossierNumber dossier) {
        return law(dossier).stated();
    }

    /** Was the dossier's last statement made of this space, and not before this moment? */
    public boolean isStated(DossierNumber dossier, String space, Instant since) {
        return jdbc.sql("""
                        select dossier from legal_statement
                         where dossier = :dossier and space = :space and stated_at >= :since
                           and statement_no = (select max(statement_no) from legal_statement
                                                where dossier = :dossier and set_aside = false)""")
                .param(DOSSIER, dossier.value())
                .param("space", space)
                .param("since", Rows.at(since))
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** A later one stands; the earlier ones stay. */
    public void record(DossierNumber dossier, Qualification found) {
        var row = new HashMap<String, @Nullable Object>(Map.of(
                DOSSIER,
                dossier.value(),
                "legal_title",
                found.legalTitle(),
                "competition",
                found.competition(),
                "publicity_days",
                found.publicityDays(),
                "fee",
                found.fee(),
                "fee_year",
                found.feeYear(),
                "turnover_percent",
                found.turnoverPercent(),
                "deposit_months",
                found.depositMonths(),
                "authority",
                found.authority(),
                "owner_deliberation",
                found.ownerDeliberationRequired()));
        row.put("qualification_no", next("legal_qualification", "qualification_no", dossier));
        row.put("recorded_at", Rows.at(clock.instant()));
        row.put("fee_computation", found.feeComputation());
        Rows.insert(jdbc, "legal_qualification", List.of(row));
    }

    public Optional<Qualification> find(DossierNumber dossier) {
        return law(dossier).found();
    }

    /** Both are asked for together as a rule: one question. */
    private Law law(DossierNumber dossier) {
        return jdbc.sql("""
                        select q.*, s.* from (values (cast(:dossier as varchar(15)))) as o (number)
                          left join legal_qualification q on q.dossier = o.number and q.qualification_no
                               = (select max(qualification_no) from legal_qualification where dossier = o.number and set_aside = false)
                          left join legal_statement s on s.dossier = o.number and s.statement_no
                               = (select max(statement_no) from legal_statement where dossier = o.number and set_aside = false)""")
                .param(DOSSIER, dossier.value())
                .query((row, no) -> new Law(
                        row.getObject("qualification_no") == null ? Optional.empty() : Optional.of(qualification(row)),
                        row.getObject("statement_no") == null ? Optional.empty() : Optional.of(statement(row))))
                .single();
    }

    private static Qualification qualification(ResultSet row) throws SQLException {
        return new Qualification(
                row.getString("legal_title"),
                row.getString("competition"),
                row.getInt("publicity_days"),
                row.getString("fee"),
                row.getBigDecimal("fee_year"),
                row.getBigDecimal("turnover_percent"),
                row.getString("fee_computation"),
                row.getInt("deposit_months"),
                row.getString("authority"),
                row.getBoolean("owner_deliberation"));
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getString("domaniality"),
                row.getBoolean("precariousness_cause"),
                row.getString("amicable_ground"),
                row.getString("reasons"),
                row.getString("exemption"),
                row.getBoolean("prolongation"),
                row.getBoolean("meets_mel_need"),
                row.getBoolean("free_granted"),
                row.getBoolean("same_budget"),
                row.getBoolean("tariff_in_grid"),
                row.getBigDecimal("rental_value_year"),
                row.getBigDecimal("rent_year"),
                row.getString("rate"),
                row.getBoolean("reduced_rate"),
                Optional.ofNullable(row.getString("selected_in"))
                        .map(DossierNumber::new)
                        .orElse(null),
                row.getString("chosen_title"));
    }

    /** What was stated and found since then no longer counts: what stood before stands again. */
    public void setAside(DossierNumber dossier, Instant since) {
        for (var moment : Map.of("legal_statement", "stated_at", "legal_qualification", "recorded_at")
                .entrySet()) {
            jdbc.sql("update %s set set_aside = true where dossier = :dossier and %s >= :since"
                            .formatted(moment.getKey(), moment.getValue()))
                    .param(DOSSIER, dossier.value())
                    .param("since", Rows.at(since))
                    .update();
        }
    }

    private int next(String table, String no, DossierNumber dossier) {
        return jdbc.sql("select coalesce(max(%s), 0) + 1 from %s where dossier = :dossier".formatted(no, table))
                .param(DOSSIER, dossier.value())
                .query(Integer.class)
                .single();
    }
}
