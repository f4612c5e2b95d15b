package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ends before the term that the owner proposes, and what became of each. Owns {@code ending}. */
@Component
public class Endings {
    /** Why the owner ends an occupation before its term (table {@code ending}). */
    public enum Kind {
        REVOCATION("Révocation pour un motif d'intérêt général"),
        REPRISE("Reprise pour le projet ou la circonstance qui rendait l'occupation précaire"),
        PERIL("Fin immédiate en cas de péril"),
        FAUTE("Résiliation pour manquement");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /** What the occupant gets for it (table {@code ending}). */
    public enum Indemnity {
        AUCUNE("Cette fin n'ouvre droit à aucune indemnité."),
        PREJUDICE_DIRECT(
                "Le préjudice direct et certain qui résulte de cette décision est indemnisé, sur justificatifs adressés au service du patrimoine ; le manque à gagner ne l'est pas (article 23 du titre)."),
        PERTES_DE_RECOLTE(
                "Les pertes de récolte sont indemnisées comme le titre le prévoit, sur justificatifs adressés au service du patrimoine (code de l'urbanisme, L221-2).");

        private final String sentence;

        Indemnity(String sentence) {
            this.sentence = sentence;
        }

        /** French, as the letter says it. */
        public String sentence() {
            return sentence;
        }

        public boolean isDue() {
            return this != AUCUNE;
        }
    }

    /**
     * One proposal.
     *
     * @param hearing how the occupant could say what he thinks of it; null where danger did not let it wait
     * @param ground in law, as the letter gives it
     * @param noticeMonths between the letter and the last day; 0: at once
     * @param cropEnd harvest or end of the farming year that the notice comes before; null where no crop counts
     * @param judge who hears the occupant, in the words of the table
     * @param signed null while nobody has decided
     * @param lastDay of the occupation; null unless signed
     */
    public record Ending(
            String id,
            Kind kind,
            String reason,
            String ground,
            int noticeMonths,
            @Nullable LocalDate cropEnd,
            String judge,
            Indemnity indemnity,
            @Nullable String hearing,
            String proposedBy,
            @Nullable Boolean signed,
            @Nullable LocalDate lastDay) {
        /** What was paid ahead stays with the owner after a fault, whoever the judge is (article 11 of the title). */
        public boolean keepsPaidAhead() {
            return kind == Kind.FAUTE;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Endings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return its id */
    public String propose(
            DossierNumber dossier,
            Kind kind,
            String reason,
            @Nullable String hearing,
            String ground,
            int noticeMonths,
            @Nullable LocalDate cropEnd,
            String judge,
            Indemnity indemnity,
            String by) {
        var id = UUID.randomUUID().toString();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("dossier", dossier.value());
        row.put("kind", kind.name());
        row.put("reason", reason);
        row.put("hearing", hearing);
        row.put("ground", ground);
        row.put("notice_months", noticeMonths);
        row.put("crop_end", cropEnd);
        row.put("judge", judge);
        row.put("indemnity", indemnity.name());
        row.put("proposed_by", by);
        row.put("proposed_at", Rows.at(clock.instant()));
        Rows.insert(jdbc, "ending", List.of(row));
        return id;
    }

    public void sign(String id, LocalDate lastDay, String by) {
        decide(id, true, lastDay, null, by);
    }

    /** The occupation goes on. */
    public void drop(String id, String remark, String by) {
        decide(id, false, null, remark, by);
    }

    private void decide(String id, boolean signed, @Nullable LocalDate lastDay, @Nullable String remark, String by) {
        jdbc.sql("""
            update ending set signed = :signed, last_day = :last, remark = :remark, decided_by = :by, decided_at = :now
             where id = :id""")
                .param("signed", signed)
                .param("last", lastDay)
                .param("remark", remark)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** The one that waits for its signature. */
    public Optional<Ending> proposed(DossierNumber dossier) {
        return of(dossier).stream().filter(ending -> ending.signed() == null).findFirst();
    }

    /** The one that ended the occupation, or ends it: the last that was signed. */
    public Optional<Ending> signed(DossierNumber dossier) {
        return of(dossier).stream()
                .filter(ending -> Boolean.TRUE.equals(ending.signed()))
                .reduce((earlier, later) -> later);
    }

    /** Those of these dossiers that have one that was signed. */
    public Set<DossierNumber> signedAmong(Set<DossierNumber> dossiers) {
        return dossiers.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select distinct dossier from ending where signed = true and dossier in (:dossiers)")
                        .param(
                                "dossiers",
                                dossiers.stream().map(DossierNumber::value).toList())
                        .query((row, no) -> new DossierNumber(row.getString("dossier")))
                        .list());
    }

    /** The oldest first. */
    public List<Ending> of(DossierNumber dossier) {
        return jdbc.sql("select * from ending where dossier = :dossier order by proposed_at")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Ending read(ResultSet row) throws SQLException {
        return new Ending(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("ground"),
                row.getInt("notice_months"),
                Rows.orNull(row, "crop_end", LocalDate.class),
                row.getString("judge"),
                Optional.ofNullable(row.getString("indemnity"))
                        .map(Indemnity::valueOf)
                        .orElse(Indemnity.AUCUNE),
                row.getString("hearing"),
                row.getString("proposed_by"),
                Rows.orNull(row, "signed", Boolean.class),
                Rows.orNull(row, "last_day", LocalDate.class));
    }
}
