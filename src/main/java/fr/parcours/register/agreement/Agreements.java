package fr.parcours.register.agreement;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.YearCounter;
import fr.parcours.register.agreement.Agreement.Paper;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.legal.Qualification;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The titles of occupation, version by version. Owns {@code agreement} and {@code agreement_year}. */
@Component
public class Agreements {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final YearCounter numbers;

    Agreements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.numbers = new YearCounter(jdbc, "agreement_year");
    }

    /** What the number of a title begins with (domain.md 5.5). */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(Qualification.INTERNAL, "AFI"),
            Map.entry("CODP", "CODP"),
            Map.entry("CODP_ENTRANTE", "CODP"),
            Map.entry("COP", "COP"),
            Map.entry("COP_ENTRANTE", "COP"),
            Map.entry("COMMODAT", "CAU"),
            Map.entry("COMMODAT_ENTRANT", "CAU"),
            Map.entry("BAIL_DEROGATOIRE", "BDE"),
            Map.entry("CONCESSION_TEMPORAIRE", "CTE"),
            Map.entry("PROTOCOLE_TRIPARTITE", "PTR"),
            Map.entry("AOT_ETAT", "AOT"),
            Map.entry("MAD_EPF", "MAD"));

    /**
     * Drafts the next version; the first one draws the number of the year.
     *
     * @throws Conflict for what is no title: nobody has qualified it
     */
    public void draft(
            DossierNumber dossier,
            String legalTitle,
            Terms terms,
            LocalDate start,
            LocalDate end,
            int headcount,
            String by) {
        var earlier = latest(dossier);
        insert(
                dossier,
                earlier.map(Agreement::version).orElse(0) + 1,
                earlier.filter(one -> one.legalTitle().equals(legalTitle))
                        .map(Agreement::number)
                        .orElseGet(() -> draw(legalTitle)),
                legalTitle,
                terms,
                start,
                end,
                headcount,
                by);
    }

    /** Enters the title of an occupation that runs already: executory since it was signed. */
    public void takeOver(
            DossierNumber dossier,
            Paper paper,
            String legalTitle,
            Terms terms,
            LocalDate start,
            LocalDate end,
            int headcount,
            String by) {
        insert(dossier, 1, paper.reference(), legalTitle, terms, start, end, headcount, by);
        jdbc.sql("""
                        update agreement set signed_by = :signedAs, signed_as = :signedAs, signed_at = :on, executory_at = :on, notified_at = :on
                         where dossier = :dossier""")
                .param("signedAs", paper.signedAs())
                .param(
                        "on",
                        Rows.at(paper.signedOn().atStartOfDay(clock.getZone()).toInstant()))
                .param("dossier", dossier.value())
                .update();
    }

    /** Does a title have this reference? */
    public boolean isKnown(String reference) {
        return jdbc.sql("select count(*) from agreement where agreement_number = :reference")
                        .param("reference", reference)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(
            DossierNumber dossier,
            int version,
            String number,
            String legalTitle,
            Terms terms,
            LocalDate start,
            LocalDate end,
            int headcount,
            String by) {
        jdbc.sql("""
                        insert into agreement (dossier, version, agreement_number, legal_title, authorised_use, responsible_function,
                                               budget_code, works_cost, conditions, start_date, end_date, headcount, drafted_by, drafted_at, stale)
                        values (:dossier, :version, :number, :title, :use, :responsible, :budget, :cost, :conditions, :start, :end,
                                :headcount, :by, :now, false)""")
                .param("dossier", dossier.value())
                .param("version", version)
                .param("number", number)
                .param("title", legalTitle)
                .param("use", terms.authorisedUse())
                .param("responsible", terms.responsibleFunction())
                .param("budget", terms.budgetCode())
                .param("cost", terms.worksCost())
                .param("conditions", terms.conditions())
                .param("start", start)
                .param("end", end)
                .param("headcount", headcount)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    private String draw(String legalTitle) {
        var prefix = PREFIXES.get(legalTitle);
        if (prefix == null) {
            throw new Conflict("Le titre « %s » ne se rédige pas : il est à qualifier.".formatted(legalTitle));
        }
        var year = LocalDate.now(clock).getYear();
        return "%s-%04d-%03d".formatted(prefix, year, numbers.next(year));
    }

    /**
     * Signs the latest version.
     *
     * @param as name and quality of the signatory
     * @throws Conflict (409) when it is signed already, or stale
     */
    public void sign(DossierNumber dossier, String authority, String login, String as) {
        var changed = jdbc.sql("""
                        update agreement set signed_by = :by, signed_as = :signedAs, signed_at = :now, authority = :authority, return_remark = null
                         where dossier = :dossier and version = :version and signed_at is null and stale = false""")
                .param("by", login)
                .param("signedAs", as)
                .param("now", Rows.at(clock.instant()))
                .param("authority", authority)
                .param("dossier", dossier.value())
                .param("version", get(dossier).version())
                .update();
        if (changed == 0) {
            throw new Conflict(
                    "Ce titre ne peut pas être signé : il l'est déjà, ou un fait clé a changé depuis sa rédaction. Renvoyez-le à la rédaction.");
        }
    }

    /** Sends the latest version back to its drafter. */
    public void sendBack(DossierNumber dossier, String remark) {
        jdbc.sql("update agreement set return_remark = :remark where dossier = :dossier and version = :version")
                .param("remark", remark)
                .param("dossier", dossier.value())
                .param("version", get(dossier).version())
                .update();
    }

    /** The signed title is notified, and transmitted where that is owed, hence executory; a second time changes nothing. */
    public void makeExecutory(DossierNumber dossier) {
        var now = Rows.at(clock.instant());
        jdbc.sql("""
                        update agreement set executory_at = :now, notified_at = :now
                         where dossier = :dossier and version = :version and signed_at is not null and executory_at is null""")
                .param("now", now)
                .param("dossier", dossier.value())
                .param("version", get(dossier).version())
                .update();
    }

    /** A key fact changed: what is drafted or signed no longer holds. */
    public void markStale(DossierNumber dossier) {
        jdbc.sql("update agreement set stale = true where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    public Optional<Agreement> latest(DossierNumber dossier) {
        return versions(dossier).stream().reduce((earlier, later) -> later);
    }

    /** The one that binds: the latest that is executory, whatever is drafted after it. */
    public Optional<Agreement> executory(DossierNumber dossier) {
        return versions(dossier).stream()
                .filter(version -> version.executoryAt() != null)
                .reduce((earlier, later) -> later);
    }

    /** The latest version. @throws NotFound before the first draft */
    public Agreement get(DossierNumber dossier) {
        return latest(dossier)
                .orElseThrow(() -> new NotFound("Aucun titre n'est rédigé pour le dossier %s.".formatted(dossier)));
    }

    /** All versions, oldest first. */
    public List<Agreement> versions(DossierNumber dossier) {
        return jdbc.sql("select * from agreement where dossier = :dossier order by version")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Agreement read(ResultSet row) throws SQLException {
        return new Agreement(
                new DossierNumber(row.getString("dossier")),
                row.getString("agreement_number"),
                row.getInt("version"),
                row.getString("legal_title"),
                new Terms(
                        row.getString("authorised_use"),
                        row.getString("responsible_function"),
                        row.getString("budget_code"),
                        row.getObject("works_cost", BigDecimal.class),
                        row.getString("conditions")),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                row.getInt("headcount"),
                row.getString("drafted_by"),
                Rows.instant(row, "drafted_at"),
                orNull(row, "authority", String.class),
                row.getString("return_remark"),
                row.getString("signed_by"),
                row.getString("signed_as"),
                Rows.instantOrNull(row, "signed_at"),
                Rows.instantOrNull(row, "executory_at"),
                row.getBoolean("stale"));
    }
}
