package fr.parcours.register.occupancy;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an occupant is told to mend, and by when. Owns {@code formal_notice}. */
@Component
public class FormalNotices {
    /** One of them. @param until last day to mend the breach */
    public record FormalNotice(String breach, LocalDate until, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FormalNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = MANDATORY)
    public void send(DossierNumber dossier, String breach, LocalDate until, String by) {
        jdbc.sql("""
                        insert into formal_notice (dossier, notice_no, breach, until_day, sent_by, sent_at)
                        values (:dossier, :no, :breach, :until, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", of(dossier).size() + 1)
                .param("breach", breach)
                .param("until", until)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    public Optional<FormalNotice> latest(DossierNumber dossier) {
        return of(dossier).stream().reduce((earlier, later) -> later);
    }

    /** All of them, the oldest first. */
    public List<FormalNotice> of(DossierNumber dossier) {
        return jdbc.sql("select * from formal_notice where dossier = :dossier order by notice_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new FormalNotice(
                        row.getString("breach"),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("sent_by"),
                        Rows.instant(row, "sent_at")))
                .list();
    }
}
