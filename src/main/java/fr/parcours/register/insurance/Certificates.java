package fr.parcours.register.insurance;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.insurance.Certificate.Check;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.DocumentType;
import fr.parcours.register.insurance.Certificate.Guarantee;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificate.Verdict;
import fr.parcours.register.insurance.Coverage.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The certificates of occupants from outside, and what was asked of them. Owns {@code insurance_request},
 * {@code insurance_certificate} and {@code insurance_guarantee}.
 */
@Component
public class Certificates {
    /**
     * The house asks for a certificate.
     *
     * @param firstDay that is to be covered
     * @param renewal the space is open, and the cover in force ends
     * @param arbitration what the steering role decided after too many refusals; null as long as it need not
     */
    public record Request(
            int no,
            LocalDate firstDay,
            boolean renewal,
            Instant askedAt,
            @Nullable Arbitration arbitration,
            @Nullable String arbitrationReason) {}

    /** Ask once more, or stop. */
    public enum Arbitration {
        CONTINUE,
        STOP
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Certificates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A certificate is asked for: refusals are counted anew. */
    public void ask(DossierNumber dossier, LocalDate firstDay, boolean renewal) {
        var row = new LinkedHashMap<String, Object>();
        row.put("dossier", dossier.value());
        row.put("request_no", request(dossier).map(Request::no).orElse(0) + 1);
        row.put("first_day", firstDay);
        row.put("renewal", renewal);
        row.put("asked_at", Rows.at(clock.instant()));
        Rows.insert(jdbc, "insurance_request", List.of(row));
    }

    /** The latest; empty when none was ever asked for. */
    public Optional<Request> request(DossierNumber dossier) {
        return jdbc.sql("select * from insurance_request where dossier = :dossier order by request_no desc limit 1")
                .param("dossier", dossier.value())
                .query((row, no) -> request(row))
                .optional();
    }

    /** @return the new id @throws Conflict (409) when nothing is asked for */
    public String give(DossierNumber dossier, Content given, String by) {
        var request = request(dossier)
                .orElseThrow(() -> new Conflict("Aucune attestation d'assurance n'est attendue dans ce dossier."));
        var id = UUID.randomUUID().toString();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("dossier", dossier.value());
        row.put("certificate_no", of(dossier).size() + 1);
        row.put("request_no", request.no());
        row.put("document_type", given.documentType().name());
        row.put("insurer_name", given.insurerName());
        row.put("policy_number", given.policyNumber());
        row.put("insured_name", given.insuredName());
        row.put("insured_siret", given.insuredSiret());
        row.put("site_address", given.siteAddress());
        row.put("public_covered", given.publicCovered());
        row.put("works_covered", given.worksCovered());
        row.put("coverage_start", given.coverageStart());
        row.put("coverage_end", given.coverageEnd());
        row.put("issue_date", given.issueDate());
        row.put("document_id", given.documentId());
        row.put("paper_place", given.paperPlace());
        row.put("given_by", by);
        row.put("given_at", Rows.at(clock.instant()));
        row.put("outdated", false);
        Rows.insert(jdbc, "insurance_certificate", List.of(row));
        Rows.insert(
                jdbc,
                "insurance_guarantee",
                given.guarantees().stream().map(one -> row(id, one)).toList());
        return id;
    }

    private static Map<String, @Nullable Object> row(String certificate, Guarantee guarantee) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("certificate", certificate);
        row.put("code", guarantee.kind().name());
        row.put("amount", guarantee.amount());
        return row;
    }

    /** What the rule says of it; a later verdict takes the place of the earlier one. */
    public void ruled(String id, Verdict verdict) {
        jdbc.sql("update insurance_certificate set rule_status = :status, rule_message = :message where id = :id")
                .param("status", verdict.status().name())
                .param("message", verdict.message())
                .param("id", id)
                .update();
    }

    /** @param remark what is to be changed; null when it is accepted @throws Conflict (409) when it was controlled already */
    public void control(String id, Status status, @Nullable String remark, String by) {
        var changed = jdbc.sql("""
                        update insurance_certificate
                           set check_status = :status, check_remark = :remark, checked_by = :by, checked_at = :now
                         where id = :id and check_status is null""")
                .param("status", status.name())
                .param("remark", remark)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new Conflict("Cette attestation a déjà été contrôlée.");
        }
    }

    /** It was accepted on facts that changed since, and no longer suits. */
    public void outdate(String id) {
        jdbc.sql("update insurance_certificate set outdated = true where id = :id")
                .param("id", id)
                .update();
    }

    /** What the steering role decides of the latest request. */
    public void arbitrate(DossierNumber dossier, Arbitration decided, String reason, String by) {
        jdbc.sql("""
                        update insurance_request set arbitration = :decided, arbitration_reason = :reason, arbitrated_by = :by
                         where dossier = :dossier
                           and request_no = (select max(request_no) from insurance_request where dossier = :dossier)""")
                .param("decided", decided.name())
                .param("reason", reason)
                .param("by", by)
                .param("dossier", dossier.value())
                .update();
    }

    /** All that were given, the oldest first. */
    public List<Certificate> of(DossierNumber dossier) {
        var guarantees = guarantees(dossier);
        return jdbc.sql("select * from insurance_certificate where dossier = :dossier order by certificate_no")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row, guarantees.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** The last one given. */
    public Optional<Certificate> latest(DossierNumber dossier) {
        return of(dossier).stream().reduce((earlier, later) -> later);
    }

    /** The one that proves the cover, as the facts are now. */
    public Optional<Certificate> inForce(DossierNumber dossier) {
        return of(dossier).stream().filter(Certificate::isAccepted).reduce((earlier, later) -> later);
    }

    /** How many of those given since the latest request were refused. */
    public int refusals(DossierNumber dossier) {
        var request = request(dossier).map(Request::no).orElse(0);
        return (int) of(dossier).stream()
                .filter(one -> one.requestNo() == request && one.isRefused())
                .count();
    }

    /** Was a renewal asked for that is not given yet? */
    public boolean isRenewalAwaited(DossierNumber dossier) {
        return request(dossier)
                .filter(Request::renewal)
                .filter(request -> inForce(dossier)
                        .filter(one -> one.requestNo() == request.no())
                        .isEmpty())
                .isPresent();
    }

    /** The dossiers whose cover in force ends on this day or has ended before. */
    public List<DossierNumber> endingUntil(LocalDate day) {
        return jdbc.sql("""
                        with accepted as (select dossier, certificate_no, coverage_end from insurance_certificate
                                           where check_status in ('ACCEPTE', 'ACCEPTE_AVEC_ECHEANCE') and not outdated)
                        select dossier from accepted
                         where coverage_end <= :day
                           and not exists (select 1 from accepted later
                                            where later.dossier = accepted.dossier
                                              and later.certificate_no > accepted.certificate_no)
                         order by dossier""")
                .param("day", day)
                .query((row, no) -> new DossierNumber(row.getString("dossier")))
                .list();
    }

    private Map<String, List<Guarantee>> guarantees(DossierNumber dossier) {
        var found = new LinkedHashMap<String, List<Guarantee>>();
        jdbc.sql("""
                        select g.* from insurance_guarantee g join insurance_certificate c on c.id = g.certificate
                         where c.dossier = :dossier order by g.certificate, g.code""")
                .param("dossier", dossier.value())
                .query((row, no) -> Map.entry(
                        row.getString("certificate"),
                        new Guarantee(Kind.valueOf(row.getString("code")), row.getBigDecimal("amount"))))
                .list()
                .forEach(one -> found.merge(one.getKey(), List.of(one.getValue()), Certificates::joined));
        return found;
    }

    private static List<Guarantee> joined(List<Guarantee> some, List<Guarantee> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Request request(ResultSet row) throws SQLException {
        var arbitration = row.getString("arbitration");
        return new Request(
                row.getInt("request_no"),
                row.getObject("first_day", LocalDate.class),
                row.getBoolean("renewal"),
                Rows.instant(row, "asked_at"),
                arbitration == null ? null : Arbitration.valueOf(arbitration),
                row.getString("arbitration_reason"));
    }

    private static Certificate read(ResultSet row, List<Guarantee> guarantees) throws SQLException {
        return new Certificate(
                row.getString("id"),
                new DossierNumber(row.getString("dossier")),
                row.getInt("certificate_no"),
                row.getInt("request_no"),
                new Content(
                        DocumentType.valueOf(row.getString("document_type")),
                        row.getString("insurer_name"),
                        row.getString("policy_number"),
                        row.getString("insured_name"),
                        row.getString("insured_siret"),
                        row.getString("site_address"),
                        row.getBoolean("public_covered"),
                        row.getBoolean("works_covered"),
                        row.getObject("coverage_start", LocalDate.class),
                        row.getObject("coverage_end", LocalDate.class),
                        row.getObject("issue_date", LocalDate.class),
                        guarantees,
                        row.getString("document_id"),
                        row.getString("paper_place")),
                row.getString("given_by"),
                Rows.instant(row, "given_at"),
                verdict(row),
                check(row),
                row.getBoolean("outdated"));
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        var status = row.getString("rule_status");
        return status == null ? null : new Verdict(Status.valueOf(status), row.getString("rule_message"));
    }

    private static @Nullable Check check(ResultSet row) throws SQLException {
        var status = row.getString("check_status");
        return status == null
                ? null
                : new Check(
                        Status.valueOf(status),
                        row.getString("check_remark"),
                        row.getString("checked_by"),
                        Rows.instant(row, "checked_at"));
    }
}
