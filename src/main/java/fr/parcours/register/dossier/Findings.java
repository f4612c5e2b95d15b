package fr.parcours.register.dossier;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Finding.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the eligibility check found in each dossier, the last time it ran, and what was settled since. Owns {@code finding}.
 */
@Component
public class Findings {
    /** One of them. @param settled null while it still holds */
    public record Point(Finding finding, @Nullable Settlement settled) {}

    /** Who brought what was missing, or answered the question, and when. */
    public record Settlement(String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts these in the place of the earlier ones. */
    public void replace(DossierNumber dossier, Collection<Finding> findings) {
        jdbc.sql("delete from finding where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        findings.forEach(
                finding -> jdbc.sql("insert into finding (dossier, code, severity) values (:dossier, :code, :severity)")
                        .param("dossier", dossier.value())
                        .param("code", finding.code())
                        .param("severity", finding.severity().name())
                        .update());
    }

    /** As {@link #replace}, where the space and the question stay the same: what was settled and is found again stays so. */
    public void update(DossierNumber dossier, Collection<Finding> findings) {
        var settled = points(dossier);
        replace(dossier, findings);
        settled.forEach(point -> {
            if (point.settled() != null && findings.contains(point.finding())) {
                settle(dossier, point.finding(), point.settled());
            }
        });
    }

    /** It no longer holds. @param by who brought what was missing, or answered the question */
    public void settle(DossierNumber dossier, Finding finding, String by) {
        settle(dossier, finding, new Settlement(by, clock.instant()));
    }

    private void settle(DossierNumber dossier, Finding finding, Settlement settlement) {
        jdbc.sql("update finding set settled_by = :by, settled_at = :at where dossier = :dossier and code = :code")
                .param("by", settlement.by())
                .param("at", Rows.at(settlement.at()))
                .param("dossier", dossier.value())
                .param("code", finding.code())
                .update();
    }

    /** What still holds, the gravest first. */
    public List<Finding> of(DossierNumber dossier) {
        return points(dossier).stream()
                .filter(point -> point.settled() == null)
                .map(Point::finding)
                .toList();
    }

    /** All of them, settled or not, the gravest first. */
    public List<Point> points(DossierNumber dossier) {
        return jdbc.sql("select * from finding where dossier = :dossier order by severity, code")
                .param("dossier", dossier.value())
                .query((row, no) -> {
                    var by = row.getString("settled_by");
                    return new Point(
                            new Finding(row.getString("code"), Severity.valueOf(row.getString("severity"))),
                            by == null ? null : new Settlement(by, Rows.instant(row, "settled_at")));
                })
                .list();
    }

    /** The findings as lines of French text; empty when there are none. */
    public String text(DossierNumber dossier) {
        return lines(of(dossier).stream());
    }

    /** As above, but only what the requester himself is asked to complete. */
    public String toComplete(DossierNumber dossier) {
        return lines(of(dossier).stream().filter(finding -> finding.severity() == Severity.COMPLETE));
    }

    private static String lines(Stream<Finding> findings) {
        return findings.map(finding -> "– " + finding.label()).collect(Collectors.joining("\n"));
    }
}
