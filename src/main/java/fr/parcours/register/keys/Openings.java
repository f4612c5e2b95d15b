package fr.parcours.register.keys;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is looked at before the doors open (P20). Owns {@code opening_check} and {@code neighbour_notice}. */
@Component
public class Openings {
    /**
     * The safety officer's last look at the place.
     *
     * @param registers of safety, and of accessibility where the public comes in
     * @param onSite what the tables of safety ask for besides
     * @param remark what is left to do; null when it is ready
     */
    public record Check(
            boolean exitsFree,
            boolean extinguishers,
            boolean evacuationPlan,
            boolean registers,
            boolean emergencyNumbers,
            boolean onSite,
            @Nullable String remark) {
        /** May the place open? */
        public boolean isReady() {
            return exitsFree && extinguishers && evacuationPlan && registers && emergencyNumbers && onSite;
        }
    }

    /** How neighbours are told. */
    public enum Channel {
        BOITAGE,
        COURRIER,
        AFFICHAGE,
        REUNION
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Openings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A later check takes the place of an earlier one, which stays on record. */
    public void checked(DossierNumber dossier, Check check, String by) {
        jdbc.sql("""
                        insert into opening_check (dossier, check_no, exits_free, extinguishers, evacuation_plan, registers,
                                                   emergency_numbers, on_site, remark, checked_by, checked_at)
                        values (:dossier, (select coalesce(max(check_no), 0) + 1 from opening_check where dossier = :dossier),
                                :exits, :extinguishers, :plan, :registers, :numbers, :onSite, :remark, :by, :now)""")
                .param("dossier", dossier.value())
                .param("exits", check.exitsFree())
                .param("extinguishers", check.extinguishers())
                .param("plan", check.evacuationPlan())
                .param("registers", check.registers())
                .param("numbers", check.emergencyNumbers())
                .param("onSite", check.onSite())
                .param("remark", check.remark())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** The last check; empty before the first. */
    public Optional<Check> find(DossierNumber dossier) {
        return jdbc.sql("select * from opening_check where dossier = :dossier order by check_no desc limit 1")
                .param("dossier", dossier.value())
                .query((row, no) -> new Check(
                        row.getBoolean("exits_free"),
                        row.getBoolean("extinguishers"),
                        row.getBoolean("evacuation_plan"),
                        row.getBoolean("registers"),
                        row.getBoolean("emergency_numbers"),
                        row.getBoolean("on_site"),
                        row.getString("remark")))
                .optional();
    }

    /** Did the last check find everything in place? */
    public boolean isReady(DossierNumber dossier) {
        return find(dossier).filter(Check::isReady).isPresent();
    }

    /** @param perimeter streets or buildings that were told */
    public void neighboursInformed(DossierNumber dossier, LocalDate on, Channel channel, String perimeter, String by) {
        jdbc.sql("delete from neighbour_notice where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("""
                        insert into neighbour_notice (dossier, informed_on, channel, perimeter, by_login)
                        values (:dossier, :on, :channel, :perimeter, :by)""")
                .param("dossier", dossier.value())
                .param("on", on)
                .param("channel", channel.name())
                .param("perimeter", perimeter)
                .param("by", by)
                .update();
    }

    /** The day on which the neighbours were told. */
    public Optional<LocalDate> neighboursInformedOn(DossierNumber dossier) {
        return jdbc.sql("select informed_on from neighbour_notice where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(LocalDate.class)
                .optional();
    }
}
