package fr.parcours.register.escalation;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.escalation.Escalation.Action;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done about late tasks. Owns {@code escalation}. */
@Component
public class Escalations {
    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The highest level that a task has reached; 0 for none. */
    public int reached(String taskId) {
        return jdbc.sql("select coalesce(max(level), 0) from escalation where task_id = :task")
                .param("task", taskId)
                .query(Integer.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another node has just reached this level */
    public void reach(String taskId, DossierNumber dossier, Action action) {
        jdbc.sql("""
                        insert into escalation (task_id, level, action, dossier, escalated_at)
                        values (:task, :level, :action, :dossier, :now)""")
                .param("task", taskId)
                .param("level", action.level())
                .param("action", action.name())
                .param("dossier", dossier.value())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** All of a dossier, oldest first. */
    public List<Escalation> of(DossierNumber dossier) {
        return jdbc.sql("select * from escalation where dossier = :dossier order by escalated_at, task_id, level")
                .param("dossier", dossier.value())
                .query((row, no) -> new Escalation(
                        row.getString("task_id"),
                        new DossierNumber(row.getString("dossier")),
                        Action.valueOf(row.getString("action")),
                        Rows.instant(row, "escalated_at")))
                .list();
    }
}
