package fr.parcours.register.space;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * The days of a space that a dossier holds or occupies: one row per space, lot and day. The primary key refuses the
 * second one, whatever races (design.md, seam 10). Owns {@code space_day}.
 */
@Component
public class Days {
    /** The only lot so far: the whole space. */
    private static final String WHOLE = "ENTIER";

    private final JdbcClient jdbc;

    Days(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Afterwards the dossier has exactly these days of this space and none of another: a first hold, another space and
     * another period are the same deed.
     *
     * @param from first day
     * @param to last day, included
     * @throws Conflict (409) when another dossier has one of these days; the transaction is then only fit to roll back
     */
    public void hold(String space, LocalDate from, LocalDate to, DossierNumber dossier) {
        jdbc.sql("""
                        delete from space_day
                         where dossier = :dossier and (space_code <> :space or on_day < :from or on_day > :to)""")
                .param("dossier", dossier.value())
                .param("space", space)
                .param("from", from)
                .param("to", to)
                .update();
        take(space, from.datesUntil(to.plusDays(1)).toArray(), dossier);
    }

    /** In one statement, however many days: those that it has already stay. */
    private void take(String space, Object[] days, DossierNumber dossier) {
        try {
            jdbc.sql("""
                            insert into space_day (space_code, lot, on_day, dossier)
                            select cast(:space as varchar(10)), cast(:lot as varchar(20)), asked.on_day, cast(:dossier as varchar(15))
                              from unnest(cast(:days as date array)) as asked (on_day)
                             where not exists (select 1 from space_day mine
                                                where mine.dossier = :dossier and mine.on_day = asked.on_day)""")
                    .param("space", space)
                    .param("lot", WHOLE)
                    .param("days", new SqlArrayValue("date", days))
                    .param("dossier", dossier.value())
                    .update();
        } catch (DuplicateKeyException | PessimisticLockingFailureException taken) {
            throw new Conflict(
                    "L'espace %s est déjà retenu par un autre dossier pour une partie de cette période. Proposez un autre espace ou une autre période."
                            .formatted(space));
        }
    }

    /** Gives back all days of a dossier. */
    public void release(DossierNumber dossier) {
        jdbc.sql("delete from space_day where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /** Gives back the days of a dossier that come after its last one. */
    public void releaseAfter(DossierNumber dossier, LocalDate last) {
        jdbc.sql("delete from space_day where dossier = :dossier and on_day > :last")
                .param("dossier", dossier.value())
                .param("last", last)
                .update();
    }

    /** Does another dossier have one of these days? A dossier's own days are no overlap. */
    public boolean overlaps(String space, LocalDate from, LocalDate to, DossierNumber except) {
        return jdbc.sql("""
                        select count(*) from space_day
                         where space_code = :space and on_day between :from and :to and dossier <> :dossier""")
                        .param("space", space)
                        .param("from", from)
                        .param("to", to)
                        .param("dossier", except.value())
                        .query((row, no) -> row.getInt(1)) // one reader: not asked twice in a transaction
                        .single()
                > 0;
    }

    /** A dossier's days of a space: one row of them, both ends included. */
    public record Stay(String space, DossierNumber dossier, LocalDate from, LocalDate to) {}

    /** Who holds or occupies this space, the earliest first; the past too. */
    public List<Stay> stays(String space) {
        return jdbc.sql("""
                        select space_code, dossier, min(on_day) as first_day, max(on_day) as last_day from space_day
                         where space_code = :space group by space_code, dossier order by 3""").param("space", space).query((row, no) -> stay(row)).list();
    }

    /** What is held or occupied on that day or later, of all spaces. */
    public List<Stay> staysFrom(LocalDate day) {
        return jdbc.sql("""
                        select space_code, dossier, min(on_day) as first_day, max(on_day) as last_day from space_day
                         where on_day >= :day group by space_code, dossier order by 1, 3""").param("day", day).query((row, no) -> stay(row)).list();
    }

    private static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                row.getString("space_code"),
                new DossierNumber(row.getString("dossier")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    /** Does this dossier hold any day? */
    public boolean holdsAny(DossierNumber dossier) {
        return jdbc.sql("select count(*) from space_day where dossier = :dossier")
                        .param("dossier", dossier.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
