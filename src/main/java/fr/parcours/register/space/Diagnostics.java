package fr.parcours.register.space;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.register.space.Diagnostic.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The diagnostics of spaces. Owns {@code space_diagnostic}. */
@Component
public class Diagnostics {
    private final JdbcClient jdbc;

    Diagnostics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code, the newest of each first. */
    public List<Diagnostic> of(String space) {
        return jdbc.sql("select * from space_diagnostic where space_code = :space order by code, made_on desc")
                .param("space", space)
                .query((row, no) -> read(row))
                .list();
    }

    /** The newest of this kind. */
    public Optional<Diagnostic> latest(String space, Code code) {
        return of(space).stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .findFirst();
    }

    /** The spaces that have diagnostics, the newest of each kind still valid on that day. */
    public Set<String> spacesInOrder(LocalDate day) {
        var newest = new HashMap<String, Map<Code, Diagnostic>>();
        jdbc.sql("select * from space_diagnostic order by made_on").query(row -> {
            var diagnostic = read(row);
            newest.computeIfAbsent(row.getString("space_code"), first -> new HashMap<>())
                    .put(diagnostic.code(), diagnostic);
        });
        var inOrder = new HashSet<String>();
        newest.forEach((space, diagnostics) -> {
            if (diagnostics.values().stream().allMatch(diagnostic -> diagnostic.isValidOn(day))) {
                inOrder.add(space);
            }
        });
        return inOrder;
    }

    /**
     * Adds a diagnostic, or corrects the one of the same kind and day. An asbestos file that comes in counts as present
     * from now on.
     */
    public void record(String space, Diagnostic diagnostic) {
        strike(space, diagnostic);
        jdbc.sql("""
                        insert into space_diagnostic (space_code, code, made_on, valid_until, conclusion, document_id)
                        values (:space, :code, :madeOn, :validUntil, :conclusion, :document)""")
                .param("space", space)
                .param("code", diagnostic.code().name())
                .param("madeOn", diagnostic.madeOn())
                .param("validUntil", diagnostic.validUntil())
                .param("conclusion", diagnostic.conclusion())
                .param("document", diagnostic.documentId())
                .update();
        if (diagnostic.code() == Code.DTA) {
            jdbc.sql("update space set dta_present = true where code = :space")
                    .param("space", space)
                    .update();
        }
    }

    /** What the asbestos file concludes: degraded materials keep everybody out until works are done (score 3). */
    public void asbestosDegraded(String space, boolean degraded) {
        jdbc.sql("update space set dta_degraded = :degraded where code = :space")
                .param("degraded", degraded)
                .param("space", space)
                .update();
    }

    /** Takes away a diagnostic that should never have been written down. */
    void strike(String space, Diagnostic diagnostic) {
        jdbc.sql("delete from space_diagnostic where space_code = :space and code = :code and made_on = :madeOn")
                .param("space", space)
                .param("code", diagnostic.code().name())
                .param("madeOn", diagnostic.madeOn())
                .update();
    }

    private static Diagnostic read(ResultSet row) throws SQLException {
        return new Diagnostic(
                Code.valueOf(row.getString("code")),
                row.getObject("made_on", LocalDate.class),
                orNull(row, "valid_until", LocalDate.class),
                row.getString("conclusion"),
                row.getString("document_id"));
    }
}
