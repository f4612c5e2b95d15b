package fr.parcours.register.assembly;

import fr.parcours.Conflict;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.assembly.Session.Assembly;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the Bureau and the Conseil meet [PARAM]. Owns {@code assembly_session}. */
@Component
public class Sessions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From today on, the earliest first. */
    public List<Session> upcoming() {
        return jdbc.sql("""
                        select id, assembly, held_on, file_deadline from assembly_session
                         where held_on >= :today order by held_on, assembly""")
                .param("today", LocalDate.now(clock))
                .query((row, no) -> new Session(
                        row.getString("id"),
                        Assembly.valueOf(row.getString("assembly")),
                        row.getObject("held_on", LocalDate.class),
                        row.getObject("file_deadline", LocalDate.class)))
                .list();
    }

    /** Those of this assembly that still take a file. */
    public List<Session> open(Assembly assembly) {
        var today = LocalDate.now(clock);
        return upcoming().stream()
                .filter(session -> session.assembly() == assembly
                        && !session.fileDeadline().isBefore(today))
                .toList();
    }

    public Optional<Session> find(String id) {
        return jdbc.sql("select id, assembly, held_on, file_deadline from assembly_session where id = :id")
                .param("id", id)
                .query((row, no) -> new Session(
                        row.getString("id"),
                        Assembly.valueOf(row.getString("assembly")),
                        row.getObject("held_on", LocalDate.class),
                        row.getObject("file_deadline", LocalDate.class)))
                .optional();
    }

    /** @throws Conflict when the assembly meets on that day already */
    public Session add(Assembly assembly, LocalDate heldOn, LocalDate fileDeadline, String by) {
        var session = new Session(UUID.randomUUID().toString(), assembly, heldOn, fileDeadline);
        try {
            jdbc.sql("""
                            insert into assembly_session (id, assembly, held_on, file_deadline, named_by, named_at)
                            values (:id, :assembly, :heldOn, :deadline, :by, :now)""")
                    .param("id", session.id())
                    .param("assembly", assembly.name())
                    .param("heldOn", heldOn)
                    .param("deadline", fileDeadline)
                    .param("by", by)
                    .param("now", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException there) {
            throw new Conflict("Cette séance est déjà au calendrier.");
        }
        return session;
    }

    /** @throws NotFound when there is none · Conflict when a dossier is on its agenda */
    public void remove(String id) {
        try {
            if (jdbc.sql("delete from assembly_session where id = :id")
                            .param("id", id)
                            .update()
                    == 0) {
                throw new NotFound("Cette séance n'est pas au calendrier.");
            }
        } catch (DataIntegrityViolationException onItsAgenda) {
            throw new Conflict("Un dossier est inscrit à cette séance : elle ne peut plus être retirée.");
        }
    }
}
