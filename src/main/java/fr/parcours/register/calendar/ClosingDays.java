package fr.parcours.register.calendar;

import fr.parcours.Conflict;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days on which the house is closed [PARAM]. Owns {@code closing_day}. */
@Component
public class ClosingDays {
    private final JdbcClient jdbc;
    private final Clock clock;

    ClosingDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them, the earliest first. */
    public List<ClosingDay> all() {
        return jdbc.sql("select closed_on, label from closing_day order by closed_on")
                .query((row, no) -> new ClosingDay(row.getObject("closed_on", LocalDate.class), row.getString("label")))
                .list();
    }

    /** @throws Conflict when it is one already */
    public void add(ClosingDay closed, String by) {
        try {
            jdbc.sql("""
                            insert into closing_day (closed_on, label, named_by, named_at)
                            values (:day, :label, :by, :now)""")
                    .param("day", closed.day())
                    .param("label", closed.label())
                    .param("by", by)
                    .param("now", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException there) {
            throw new Conflict("Ce jour est déjà un jour de fermeture.");
        }
    }

    /** The house opens on this day after all. @throws NotFound when it was no closing day */
    public void remove(LocalDate day) {
        if (jdbc.sql("delete from closing_day where closed_on = :day")
                        .param("day", day)
                        .update()
                == 0) {
            throw new NotFound("Ce jour n'est pas un jour de fermeture.");
        }
    }
}
