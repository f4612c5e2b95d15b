package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Quota;
import fr.parcours.register.Rows;
import fr.parcours.register.occupancy.Incident.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents of occupied spaces and the claims that follow. Owns {@code incident}. */
@Component
public class Incidents {
    /** Of one person in one dossier. */
    private static final Quota A_DAY = new Quota(
            10, // [PARAM]
            Duration.ofDays(1),
            "%d incidents sont signalés en vingt-quatre heures dans ce dossier : pour un autre, écrivez au service du patrimoine ou réessayez demain.");

    private final JdbcClient jdbc;
    private final Clock clock;

    Incidents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the id of the new incident @throws fr.parcours.TooMany (429) when the same person has told so many within a day */
    public String report(DossierNumber dossier, LocalDate on, Kind kind, int gravity, String description, String by) {
        requireRoom(dossier, by);
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into incident (id, dossier, happened_on, kind, gravity, description, reported_by, reported_at)
                        values (:id, :dossier, :on, :kind, :gravity, :description, :by, :now)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("on", on)
                .param("kind", kind.name())
                .param("gravity", gravity)
                .param("description", description)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
        return id;
    }

    private void requireRoom(DossierNumber dossier, String by) {
        A_DAY.require(jdbc.sql("""
                                select count(*) used, min(reported_at) oldest from incident
                                 where dossier = :dossier and reported_by = :by and reported_at > :since""").param("dossier", dossier.value()).param("by", by), clock.instant());
    }

    /** What was done about it; without a claim it is settled by that. */
    public void treat(String id, String measures, @Nullable BigDecimal cost, boolean claim, String by) {
        var now = clock.instant();
        jdbc.sql("""
                        update incident set measures = :measures, cost_estimate = :cost, treated_by = :by, treated_at = :now, settled_at = :settled
                         where id = :id""")
                .param("measures", measures)
                .param("cost", cost)
                .param("by", by)
                .param("now", Rows.at(now))
                .param("settled", Rows.atOrNull(claim ? null : now))
                .param("id", id)
                .update();
    }

    /** The insurer has answered: nothing is left open. */
    public void settle(String id, LocalDate declaredOn, String reference, String outcome) {
        jdbc.sql("""
                        update incident set declared_on = :declared, claim_ref = :reference, claim_outcome = :outcome, settled_at = :now
                         where id = :id""")
                .param("declared", declaredOn)
                .param("reference", reference)
                .param("outcome", outcome)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** @throws NotFound when there is none */
    public Incident get(String id) {
        return jdbc.sql("select * from incident where id = :id")
                .param("id", id)
                .query((row, no) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("Cet incident n'existe pas."));
    }

    /** Oldest first. */
    public List<Incident> of(DossierNumber dossier) {
        return jdbc.sql("select * from incident where dossier = :dossier order by reported_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    public boolean anyOpen(DossierNumber dossier) {
        return of(dossier).stream().anyMatch(incident -> incident.settledAt() == null);
    }

    private static Incident read(ResultSet row) throws SQLException {
        return new Incident(
                row.getString("id"),
                new DossierNumber(row.getString("dossier")),
                row.getObject("happened_on", LocalDate.class),
                Kind.valueOf(row.getString("kind")),
                row.getInt("gravity"),
                row.getString("description"),
                row.getString("reported_by"),
                Rows.instant(row, "reported_at"),
                row.getString("measures"),
                row.getObject("cost_estimate", BigDecimal.class),
                row.getObject("declared_on", LocalDate.class),
                row.getString("claim_ref"),
                Rows.instantOrNull(row, "settled_at"));
    }
}
