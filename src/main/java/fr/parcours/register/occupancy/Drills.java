package fr.parcours.register.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evacuation drills: the log that R4227-39 of the labour code asks for. Owns {@code drill}. */
@Component
public class Drills {
    private final JdbcClient jdbc;
    private final Clock clock;

    Drills(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param minutes until everybody was out, null when nobody took the time */
    public void note(
            DossierNumber dossier,
            LocalDate heldOn,
            int persons,
            @Nullable Integer minutes,
            @Nullable String remarks,
            String by) {
        jdbc.sql("""
                        insert into drill (dossier, drill_no, held_on, persons, minutes, remarks, noted_by, noted_at)
                        values (:dossier, :no, :held, :persons, :minutes, :remarks, :by, :now)""")
                .param("dossier", dossier.value())
                .param("no", of(dossier).size() + 1)
                .param("held", heldOn)
                .param("persons", persons)
                .param("minutes", minutes)
                .param("remarks", remarks)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** The days on which one was held, oldest first. */
    public List<LocalDate> of(DossierNumber dossier) {
        return jdbc.sql("select held_on from drill where dossier = :dossier order by drill_no")
                .param("dossier", dossier.value())
                .query(LocalDate.class)
                .list();
    }
}
