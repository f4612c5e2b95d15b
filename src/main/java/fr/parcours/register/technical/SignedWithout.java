package fr.parcours.register.technical;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.technical.DueDiagnostics.Due;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Titles that were signed though a piece that was due was not there, and why. Owns {@code signed_without}. */
@Component
public class SignedWithout {
    /**
     * One piece.
     *
     * @param madeOn of the one that was too old; null: there was none
     * @param by login of who signed
     */
    public record Piece(Code code, @Nullable LocalDate madeOn, String reason, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SignedWithout(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param version of the title */
    public void note(DossierNumber dossier, int version, List<Due> missing, String reason, String by) {
        Rows.insert(
                jdbc,
                "signed_without",
                missing.stream()
                        .map(due -> row(dossier, version, due, reason, by))
                        .toList());
    }

    private Map<String, @Nullable Object> row(DossierNumber dossier, int version, Due due, String reason, String by) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("version", version);
        row.put("code", due.code().name());
        row.put("made_on", due.present() == null ? null : due.present().madeOn());
        row.put("reason", reason);
        row.put("signed_by", by);
        row.put("signed_at", Rows.at(clock.instant()));
        return row;
    }

    /** Of every version, the oldest first. */
    public List<Piece> of(DossierNumber dossier) {
        return jdbc.sql("select * from signed_without where dossier = :dossier order by version, code")
                .param("dossier", dossier.value())
                .query((row, no) -> new Piece(
                        Code.valueOf(row.getString("code")),
                        orNull(row, "made_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("signed_by"),
                        Rows.instant(row, "signed_at")))
                .list();
    }
}
