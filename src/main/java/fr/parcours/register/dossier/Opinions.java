package fr.parcours.register.dossier;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the trades say of a dossier, with its ground. Owns {@code opinion}. */
@Component
public class Opinions {
    /**
     * One opinion.
     *
     * @param trade group that gives it
     * @param ground why, in French
     */
    public record Opinion(String trade, String verdict, String ground, String author, Instant givenAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = MANDATORY)
    public void give(DossierNumber dossier, String trade, String verdict, String ground, String author) {
        jdbc.sql("""
                        insert into opinion (dossier, entry_no, trade, verdict, ground, author, given_at)
                        select cast(:dossier as varchar(15)), coalesce(max(entry_no), 0) + 1, cast(:trade as varchar(64)), cast(:verdict as varchar(20)),
                               cast(:ground as varchar(2000)), cast(:author as varchar(100)), cast(:at as timestamp with time zone)
                          from opinion where dossier = :dossier""")
                .param("dossier", dossier.value())
                .param("trade", trade)
                .param("verdict", verdict)
                .param("ground", ground)
                .param("author", author)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** In the order in which they were given. */
    public List<Opinion> of(DossierNumber dossier) {
        return jdbc.sql("select * from opinion where dossier = :dossier order by entry_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new Opinion(
                        row.getString("trade"),
                        row.getString("verdict"),
                        row.getString("ground"),
                        row.getString("author"),
                        Rows.instant(row, "given_at")))
                .list();
    }
}
