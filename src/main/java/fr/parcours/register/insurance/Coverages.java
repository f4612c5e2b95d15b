package fr.parcours.register.insurance;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverage.Proof;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which coverages an occupation needs and which hold, version by version. Owns {@code insurance_coverage}. */
@Component
public class Coverages {
    /** A coverage that the table asks for. @param minAmount EUR; null when none is fixed */
    public record Due(Kind kind, @Nullable BigDecimal minAmount) {}

    /**
     * A proof as it is brought.
     *
     * @param validUntil null without an end
     * @param statement null when the insurer is told nothing
     * @param paperPlace where its original is kept; null for a file, and where another register knows
     */
    public record Brought(
            String reference,
            LocalDate dated,
            LocalDate effectiveFrom,
            @Nullable LocalDate validUntil,
            @Nullable String statement,
            @Nullable String paperPlace) {
        /** Of which no original is kept on paper here. */
        public Brought(
                String reference,
                LocalDate dated,
                LocalDate effectiveFrom,
                @Nullable LocalDate validUntil,
                @Nullable String statement) {
            this(reference, dated, effectiveFrom, validUntil, statement, null);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Coverages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** These are due from now on, none of them validated; what was due before stays on record. */
    public void require(DossierNumber dossier, List<Due> due) {
        var version = version(dossier).orElse(0) + 1;
        Rows.insert(
                jdbc,
                "insurance_coverage",
                due.stream().map(one -> row(dossier, version, one)).toList());
    }

    private static Map<String, @Nullable Object> row(DossierNumber dossier, int version, Due due) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("version", version);
        row.put("code", due.kind().name());
        row.put("min_amount", due.minAmount());
        row.put("stale", false);
        return row;
    }

    /** @throws Conflict (409) when this coverage is not due */
    public void validate(DossierNumber dossier, Kind kind, Brought proof, String by) {
        var changed = jdbc.sql("""
                        update insurance_coverage
                           set reference = :reference, dated = :dated, effective_from = :effective, valid_until = :until,
                               statement = :statement, paper_place = :place, validated_by = :by, validated_at = :now, stale = false
                         where dossier = :dossier and code = :code
                           and version = (select max(version) from insurance_coverage where dossier = :dossier)""")
                .param("reference", proof.reference())
                .param("dated", proof.dated())
                .param("effective", proof.effectiveFrom())
                .param("until", proof.validUntil())
                .param("statement", proof.statement())
                .param("place", proof.paperPlace())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .param("code", kind.name())
                .update();
        if (changed == 0) {
            throw new Conflict("« %s » n'est pas attendu dans ce dossier.".formatted(kind.label()));
        }
    }

    /** A fact that the insurer was told has changed: nothing holds until it is declared again. */
    public void markStale(DossierNumber dossier) {
        jdbc.sql("update insurance_coverage set stale = true where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /** Is all that is required validated, on facts that still hold, by proofs that have not run out? */
    public boolean isValidated(DossierNumber dossier) {
        var due = of(dossier);
        var today = LocalDate.now(clock);
        return !due.isEmpty() && due.stream().allMatch(coverage -> coverage.holds(today));
    }

    /** Does a cover begin only after this day of entry? */
    public boolean beginsAfter(DossierNumber dossier, LocalDate entry) {
        return firstDay(dossier).filter(day -> day.isAfter(entry)).isPresent();
    }

    /** From when on all the required covers run that are proven; empty before the first proof. */
    public Optional<LocalDate> firstDay(DossierNumber dossier) {
        return of(dossier).stream()
                .filter(coverage -> coverage.kind().isRequired())
                .flatMap(coverage -> Optional.ofNullable(coverage.proof()).stream())
                .map(Proof::effectiveFrom)
                .max(LocalDate::compareTo);
    }

    /** Was all that is required validated, were it on facts that changed since? */
    public boolean isSettled(DossierNumber dossier) {
        var due = of(dossier);
        return !due.isEmpty() && due.stream().allMatch(Coverage::isSettled);
    }

    /** The proof of this coverage, were it stale. */
    public Optional<Proof> proof(DossierNumber dossier, Kind kind) {
        return of(dossier).stream()
                .filter(coverage -> coverage.kind() == kind)
                .flatMap(coverage -> Optional.ofNullable(coverage.proof()).stream())
                .findFirst();
    }

    /** Those of the latest version; none before the step has begun. */
    public List<Coverage> of(DossierNumber dossier) {
        return jdbc.sql("""
                        select * from insurance_coverage
                         where dossier = :dossier
                           and version = (select max(version) from insurance_coverage where dossier = :dossier)
                         order by code""")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private Optional<Integer> version(DossierNumber dossier) {
        return jdbc.sql("select version from insurance_coverage where dossier = :dossier order by version desc limit 1")
                .param("dossier", dossier.value())
                .query(Integer.class)
                .optional();
    }

    private static Coverage read(ResultSet row) throws SQLException {
        var by = row.getString("validated_by");
        return new Coverage(
                Kind.valueOf(row.getString("code")),
                row.getBigDecimal("min_amount"),
                by == null
                        ? null
                        : new Proof(
                                row.getString("reference"),
                                row.getObject("dated", LocalDate.class),
                                row.getObject("effective_from", LocalDate.class),
                                orNull(row, "valid_until", LocalDate.class),
                                row.getString("statement"),
                                row.getString("paper_place"),
                                by,
                                Rows.instant(row, "validated_at")),
                row.getBoolean("stale"));
    }
}
