package fr.parcours.register.dossier;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the eligibility check found in each dossier, the last time it ran. Owns {@code finding}. */
@Component
public class Findings {
    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts these in the place of the earlier ones. */
    @Transactional(propagation = MANDATORY)
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

    /** The gravest first. */
    public List<Finding> of(DossierNumber dossier) {
        return jdbc.sql("select code, severity from finding where dossier = :dossier order by severity, code")
                .param("dossier", dossier.value())
                .query((row, no) -> new Finding(row.getString("code"), Severity.valueOf(row.getString("severity"))))
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
