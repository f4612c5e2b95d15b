package fr.parcours.register.visit;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.visit.Visit.Checklist;
import fr.parcours.register.visit.Visit.Decision;
import fr.parcours.register.visit.Visit.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits of each dossier. Owns {@code visit}. */
@Component
public class Visits {
    private final JdbcClient jdbc;
    private final Clock clock;

    Visits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes an appointment; one that nobody reported on is moved. */
    public Visit plan(DossierNumber dossier, Instant at, String meetingPoint, Set<String> invited, String by) {
        if (write("""
                        update visit set visit_at = :at, meeting_point = :point, invite_technique = :technique,
                               invite_securite = :securite, invite_numerique = :numerique, planned_by = :by, planned_at = :now,
                               invitation_no = invitation_no + 1, called_off = false
                         where dossier = :dossier and held is null""", dossier, at, meetingPoint, invited, by) == 0) {
            write("""
                        insert into visit (dossier, visit_no, visit_at, meeting_point, invite_technique, invite_securite, invite_numerique,
                                           planned_by, planned_at)
                        select cast(:dossier as varchar(15)), count(*) + 1, cast(:at as timestamp with time zone),
                               cast(:point as varchar(200)), cast(:technique as boolean), cast(:securite as boolean),
                               cast(:numerique as boolean), cast(:by as varchar(100)), cast(:now as timestamp with time zone)
                          from visit where dossier = :dossier""", dossier, at, meetingPoint, invited, by);
        }
        return latest(dossier).orElseThrow();
    }

    private int write(
            String sql, DossierNumber dossier, Instant at, String meetingPoint, Set<String> invited, String by) {
        return jdbc.sql(sql)
                .param("dossier", dossier.value())
                .param("at", Rows.at(at))
                .param("point", meetingPoint)
                .param("technique", invited.contains("TECHNIQUE"))
                .param("securite", invited.contains("SECURITE"))
                .param("numerique", invited.contains("NUMERIQUE"))
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** The appointment to come does not take place. @return it, with its new number; empty when there is none */
    public Optional<Visit> callOff(DossierNumber dossier) {
        var changed = jdbc.sql("""
                        update visit set called_off = true, invitation_no = invitation_no + 1
                         where dossier = :dossier and held is null and not called_off and visit_at > :now""")
                .param("dossier", dossier.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        return changed == 0 ? Optional.empty() : latest(dossier);
    }

    /** The appointment that still stands, whose hour has not struck. */
    public Optional<Visit> toCome(DossierNumber dossier) {
        return latest(dossier)
                .filter(visit -> visit.report() == null
                        && !visit.calledOff()
                        && visit.at().isAfter(clock.instant()));
    }

    /** Reports on the planned visit. @throws Conflict (409) when there is none without a report */
    public void report(DossierNumber dossier, Report report, String by) {
        var checklist = report.checklist();
        var decision = report.decision();
        var changed = jdbc.sql("""
                        update visit set held = :held, held_on = :heldOn, missed_reason = :missed, came_technique = :technique,
                               came_securite = :securite, came_numerique = :numerique, access_ok = :access, exits_ok = :exits,
                               electricity_ok = :electricity, water_ok = :water, heating_ok = :heating, intrusion_signs = :intrusion,
                               capacity_estimate = :capacity, findings = :findings, decision = :decision, reserves = :reserves,
                               reported_by = :by, reported_at = :now
                         where dossier = :dossier and held is null""")
                .param("held", report.held())
                .param("heldOn", report.heldOn())
                .param("missed", report.missedReason())
                .param("technique", report.came().contains("TECHNIQUE"))
                .param("securite", report.came().contains("SECURITE"))
                .param("numerique", report.came().contains("NUMERIQUE"))
                .param("access", checklist == null ? null : checklist.accessOk())
                .param("exits", checklist == null ? null : checklist.exitsOk())
                .param("electricity", checklist == null ? null : checklist.electricityOk())
                .param("water", checklist == null ? null : checklist.waterOk())
                .param("heating", checklist == null ? null : checklist.heatingOk())
                .param("intrusion", checklist == null ? null : checklist.intrusionSigns())
                .param("capacity", report.capacityEstimate())
                .param("findings", report.findings())
                .param("decision", decision == null ? null : decision.name())
                .param("reserves", report.reserves())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .update();
        if (changed == 0) {
            throw new Conflict("Aucune visite n'attend de compte rendu dans ce dossier.");
        }
    }

    /**
     * The report of the last visit was wrong: it stays on record as replaced, and the same appointment waits for another.
     *
     * @throws Conflict (409) when the last visit is not reported on
     */
    public void takeBackReport(DossierNumber dossier, String reason, String by) {
        var last = latest(dossier)
                .filter(visit -> visit.report() != null)
                .orElseThrow(() -> new Conflict("Aucun compte rendu de visite n'est à reprendre."));
        jdbc.sql("""
                        update visit set taken_back_reason = :reason, taken_back_by = :by, taken_back_at = :now
                         where dossier = :dossier and visit_no = :no""")
                .param("reason", reason)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .param("no", last.no())
                .update();
        jdbc.sql("""
                        insert into visit (dossier, visit_no, visit_at, meeting_point, invite_technique, invite_securite, invite_numerique,
                                           planned_by, planned_at, invitation_no)
                        select dossier, visit_no + 1, visit_at, meeting_point, invite_technique, invite_securite, invite_numerique,
                               planned_by, planned_at, invitation_no
                          from visit where dossier = :dossier and visit_no = :no""").param("dossier", dossier.value()).param("no", last.no()).update();
    }

    /** A report that its author took back. @param report as it was */
    public record TakenBack(Report report, String reason, String by, Instant at) {}

    /** Those that were taken back, in the order of the appointments. */
    public List<TakenBack> takenBack(DossierNumber dossier) {
        return jdbc.sql("select * from visit where dossier = :dossier and taken_back_at is not null order by visit_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new TakenBack(
                        Objects.requireNonNull(read(row).report()),
                        row.getString("taken_back_reason"),
                        row.getString("taken_back_by"),
                        Rows.instant(row, "taken_back_at")))
                .list();
    }

    /** The report that was taken back and that the one to come takes the place of; none where another visit was planned since. */
    public Optional<Report> replaced(DossierNumber dossier) {
        return latest(dossier)
                .filter(visit -> visit.report() == null)
                .flatMap(visit -> jdbc.sql(
                                "select * from visit where dossier = :dossier and visit_no = :no and taken_back_at is not null")
                        .param("dossier", dossier.value())
                        .param("no", visit.no() - 1)
                        .query((row, no) -> Objects.requireNonNull(read(row).report()))
                        .optional());
    }

    /** The last appointment made. */
    public Optional<Visit> latest(DossierNumber dossier) {
        return of(dossier).stream().reduce((earlier, later) -> later);
    }

    /** In the order of the appointments. */
    public List<Visit> of(DossierNumber dossier) {
        return jdbc.sql("select * from visit where dossier = :dossier order by visit_no")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Visit read(ResultSet row) throws SQLException {
        var invited = trades(row, "invite_");
        return new Visit(
                row.getInt("visit_no"),
                Rows.instant(row, "visit_at"),
                row.getString("meeting_point"),
                invited,
                row.getString("planned_by"),
                row.getInt("invitation_no"),
                row.getBoolean("called_off"),
                readReport(row, invited));
    }

    private static Set<String> trades(ResultSet row, String prefix) throws SQLException {
        var trades = new TreeSet<String>();
        for (var trade : List.of("TECHNIQUE", "SECURITE", "NUMERIQUE")) {
            if (row.getBoolean(prefix + trade.toLowerCase(Locale.ROOT))) {
                trades.add(trade);
            }
        }
        return trades;
    }

    private static @Nullable Report readReport(ResultSet row, Set<String> invited) throws SQLException {
        var held = orNull(row, "held", Boolean.class);
        if (held == null) {
            return null;
        }
        var checklist = !held
                ? null
                : new Checklist(
                        row.getBoolean("access_ok"),
                        row.getBoolean("exits_ok"),
                        row.getBoolean("electricity_ok"),
                        row.getBoolean("water_ok"),
                        row.getBoolean("heating_ok"),
                        row.getBoolean("intrusion_signs"));
        var decision = row.getString("decision");
        return new Report(
                held,
                orNull(row, "held_on", LocalDate.class),
                row.getString("missed_reason"),
                orNull(row, "came_technique", Boolean.class) == null ? invited : trades(row, "came_"),
                checklist,
                orNull(row, "capacity_estimate", Integer.class),
                row.getString("findings"),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("reserves"));
    }
}
