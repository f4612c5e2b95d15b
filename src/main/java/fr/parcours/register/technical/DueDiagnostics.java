package fr.parcours.register.technical;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Diagnostic;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.space.Diagnostics;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The diagnostics that a dossier needs, against those that its space has. Owns {@code due_diagnostic}. */
@Component
public class DueDiagnostics {
    /**
     * One that is needed.
     *
     * @param validityMonths how long one counts; null: no end
     * @param expectedOn ordered and expected then; null when it is not ordered
     * @param present the newest that the space has; null when it has none, or nobody knows its date
     * @param isThere it is there, and counts on the first day of the occupation
     */
    public record Due(
            Code code,
            @Nullable Integer validityMonths,
            @Nullable LocalDate expectedOn,
            @Nullable Diagnostic present,
            boolean isThere) {

        /** Last day of one that is made on this day; null: no end. */
        public @Nullable LocalDate validUntil(LocalDate madeOn) {
            return validityMonths == null ? null : madeOn.plusMonths(validityMonths);
        }

        /** Is it there, and would it count on this day, whatever day the occupation begins? */
        public boolean countsOn(LocalDate day) {
            if (present == null) {
                return isThere; // nobody knows its date
            }
            var until = validUntil(present.madeOn());
            return present.isValidOn(day) && (until == null || !day.isAfter(until));
        }
    }

    /** A row. */
    private record Asked(
            Code code,
            @Nullable Integer validityMonths,
            @Nullable LocalDate expectedOn) {}

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Diagnostics diagnostics;

    DueDiagnostics(JdbcClient jdbc, Dossiers dossiers, Spaces spaces, Diagnostics diagnostics) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.diagnostics = diagnostics;
    }

    /** What table {@code requiredDiagnostics} says (again). @param due with their validity; what is ordered stays so */
    public void require(DossierNumber dossier, Map<Code, Optional<Integer>> due) {
        var space = space(dossier);
        var ordered = expected(dossier, space);
        jdbc.sql("delete from due_diagnostic where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        due.forEach((code, months) -> {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("dossier", dossier.value());
            row.put("space_code", space);
            row.put("code", code.name());
            row.put("validity_months", months.orElse(null));
            row.put("expected_on", ordered.get(code));
            rows.add(row);
        });
        Rows.insert(jdbc, "due_diagnostic", rows);
    }

    /** It is ordered. One that is not due is added: who knows the building saw that it is needed. */
    public void order(DossierNumber dossier, Code code, LocalDate expectedOn) {
        var known = jdbc.sql(
                        "update due_diagnostic set expected_on = :expected where dossier = :dossier and code = :code")
                .param("expected", expectedOn)
                .param("dossier", dossier.value())
                .param("code", code.name())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into due_diagnostic (dossier, space_code, code, expected_on)
                            values (:dossier, :space, :code, :expected)""")
                    .param("space", space(dossier))
                    .param("expected", expectedOn)
                    .param("dossier", dossier.value())
                    .param("code", code.name())
                    .update();
        }
    }

    /** By code. */
    public List<Due> of(DossierNumber dossier) {
        var request = dossiers.get(dossier).request();
        var space = spaces.get(request.spaceCode());
        var there = diagnostics.of(space.code());
        return jdbc
                .sql("select code, validity_months, expected_on from due_diagnostic where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Asked(
                        Code.valueOf(row.getString("code")),
                        orNull(row, "validity_months", Integer.class),
                        orNull(row, "expected_on", LocalDate.class)))
                .list()
                .stream()
                .map(asked -> due(asked, space, there, request.requestedStart()))
                .sorted(Comparator.comparing(Due::code))
                .toList();
    }

    private static Due due(Asked asked, Space space, List<Diagnostic> there, LocalDate from) {
        var present = there.stream()
                .filter(diagnostic -> diagnostic.code() == asked.code())
                .findFirst()
                .orElse(null);
        var isThere = present == null
                ? asked.code() == Code.DTA && Boolean.TRUE.equals(space.dtaPresent())
                : present.isValidOn(from);
        return new Due(asked.code(), asked.validityMonths(), asked.expectedOn(), present, isThere);
    }

    /** Those that are not there. */
    public List<Due> missing(DossierNumber dossier) {
        return of(dossier).stream().filter(due -> !due.isThere()).toList();
    }

    /** The reserve of the technical opinion that this one's arrival lifts. */
    public static String awaited(Code code) {
        return "%s à recevoir.".formatted(code.label());
    }

    /** Is the asbestos file due and not there? No key leaves before it is (domain.md 2.0). */
    public boolean awaitsAsbestosFile(DossierNumber dossier) {
        return missing(dossier).stream().anyMatch(due -> due.code() == Code.DTA);
    }

    /** Does the asbestos file of the space conclude that materials are degraded? */
    public boolean isAsbestosDegraded(DossierNumber dossier) {
        return spaces.get(space(dossier)).dtaDegraded();
    }

    private String space(DossierNumber dossier) {
        return dossiers.get(dossier).request().spaceCode();
    }

    private Map<Code, LocalDate> expected(DossierNumber dossier, String space) {
        var expected = new EnumMap<Code, LocalDate>(Code.class);
        jdbc.sql("""
                        select code, expected_on from due_diagnostic
                         where dossier = :dossier and space_code = :space and expected_on is not null""").param("dossier", dossier.value()).param("space", space).query(row -> {
            expected.put(Code.valueOf(row.getString("code")), row.getObject("expected_on", LocalDate.class));
        });
        return expected;
    }
}
