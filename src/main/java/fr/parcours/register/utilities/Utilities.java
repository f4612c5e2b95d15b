package fr.parcours.register.utilities;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.utilities.UtilityAction.Kind;
import fr.parcours.register.utilities.UtilityAction.State;
import fr.parcours.register.utilities.UtilityAction.Trade;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done about the utilities of each occupation. Owns {@code utility_action}. */
@Component
public class Utilities {
    /** An action that the table asks for. */
    public record Planned(Utility utility, Kind kind) {}

    private static final String DONE = "state = 'DONE', done_on = :on, done_by = :by, remark = null";

    private static final String CANCELLED = "state = 'CANCELLED', cancelled_at = :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    Utilities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * This is to be done, and nothing else of this trade but what is ordered or done already. Nothing is engaged by it.
     *
     * @return what had been ordered, was to be ordered again, and is no longer planned: its supplier is to be told
     */
    public List<UtilityAction> prepare(DossierNumber dossier, Trade trade, List<Planned> planned, String by) {
        var engaged = of(dossier).stream()
                .filter(action -> action.state() == State.ORDERED
                        || action.state() == State.DONE
                        || (action.isToOrderAgain() && planned.contains(new Planned(action.utility(), action.kind()))))
                .map(action -> new Planned(action.utility(), action.kind()))
                .toList();
        var dropped = of(dossier).stream()
                .filter(action -> action.trade() == trade)
                .filter(action -> !engaged.contains(new Planned(action.utility(), action.kind())))
                .toList();
        var toCancel = dropped.stream().filter(UtilityAction::isToOrderAgain).toList();
        update(dossier, toCancel, CANCELLED, Map.of("now", Rows.at(clock.instant())));
        dropped.stream().filter(action -> !toCancel.contains(action)).forEach(action -> forget(dossier, action));
        Rows.insert(
                jdbc,
                "utility_action",
                planned.stream()
                        .filter(one -> !engaged.contains(one))
                        .map(one -> Map.of(
                                "dossier", dossier.value(),
                                "utility", one.utility().name(),
                                "action", one.kind().name(),
                                "state", State.PREPARED.name(),
                                "prepared_by", by,
                                "prepared_at", Rows.at(clock.instant())))
                        .toList());
        return toCancel;
    }

    /** All that was prepared and engages somebody is ordered. */
    public void order(
            DossierNumber dossier, Trade trade, String reference, LocalDate on, LocalDate expectedOn, String by) {
        update(
                dossier,
                toOrder(dossier, trade),
                "state = 'ORDERED', order_reference = :reference, ordered_on = :on, expected_on = :expected, ordered_by = :by",
                Map.of("reference", reference, "on", on, "expected", expectedOn, "by", by));
    }

    /** A fact that it was planned on has changed: what is not done yet is to be ordered again. @return was anything planned? */
    public boolean reopen(DossierNumber dossier) {
        jdbc.sql(
                        "update utility_action set state = 'PREPARED', remark = null where dossier = :dossier and state = 'ORDERED'")
                .param("dossier", dossier.value())
                .update();
        return !of(dossier).isEmpty();
    }

    /** What was ordered is done. @return what it was */
    public List<UtilityAction> confirm(DossierNumber dossier, Trade trade, LocalDate on, String by) {
        var ordered = ordered(dossier, trade);
        update(dossier, ordered, DONE, Map.of("on", on, "by", by));
        return ordered;
    }

    /** What was ordered is not all done yet, and nothing waits for it. */
    public void remains(DossierNumber dossier, Trade trade, String remark) {
        update(dossier, ordered(dossier, trade), "remark = :remark", Map.of("remark", remark));
    }

    /** The indexes were read at the entry; a utility without such an action is left alone. */
    public void readAtEntry(DossierNumber dossier, Collection<Utility> read, LocalDate on, String by) {
        var awaited = of(dossier).stream()
                .filter(action -> action.kind() == Kind.RELEVE_ENTREE && read.contains(action.utility()))
                .toList();
        update(dossier, awaited, DONE, Map.of("on", on, "by", by));
    }

    /** The occupation does not come about: nothing is left to order or to wait for. @return whose supplier is to be told */
    public List<UtilityAction> cancel(DossierNumber dossier) {
        var left = of(dossier).stream()
                .filter(action -> action.state() == State.PREPARED || action.state() == State.ORDERED)
                .toList();
        update(dossier, left, CANCELLED, Map.of("now", Rows.at(clock.instant())));
        return left.stream()
                .filter(action -> action.state() == State.ORDERED || action.isToOrderAgain())
                .toList();
    }

    /** Prepared, and to be ordered once the title is executory. */
    public List<UtilityAction> toOrder(DossierNumber dossier, Trade trade) {
        return of(dossier).stream()
                .filter(action -> action.trade() == trade && action.state() == State.PREPARED)
                .filter(action -> action.kind().isOrdered())
                .toList();
    }

    /** Ordered, and not done yet. */
    public List<UtilityAction> ordered(DossierNumber dossier, Trade trade) {
        return of(dossier).stream()
                .filter(action -> action.trade() == trade && action.state() == State.ORDERED)
                .toList();
    }

    /** All of a dossier, by utility. */
    public List<UtilityAction> of(DossierNumber dossier) {
        return jdbc.sql("select * from utility_action where dossier = :dossier order by utility, action")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private void forget(DossierNumber dossier, UtilityAction action) {
        jdbc.sql("delete from utility_action where dossier = :dossier and utility = :utility and action = :action")
                .param("dossier", dossier.value())
                .param("utility", action.utility().name())
                .param("action", action.kind().name())
                .update();
    }

    /** By one statement; a utility and its action are told as one word, since not every database compares pairs. */
    private void update(
            DossierNumber dossier, List<UtilityAction> actions, String assignments, Map<String, Object> values) {
        if (actions.isEmpty()) {
            return;
        }
        jdbc.sql("update utility_action set %s where dossier = :dossier and utility || ' ' || action in (:actions)"
                        .formatted(assignments))
                .params(values)
                .param("dossier", dossier.value())
                .param(
                        "actions",
                        actions.stream()
                                .map(action -> action.utility() + " " + action.kind())
                                .toList())
                .update();
    }

    private static UtilityAction read(ResultSet row) throws SQLException {
        return new UtilityAction(
                Utility.valueOf(row.getString("utility")),
                Kind.valueOf(row.getString("action")),
                State.valueOf(row.getString("state")),
                row.getString("order_reference"),
                orNull(row, "ordered_on", LocalDate.class),
                orNull(row, "expected_on", LocalDate.class),
                orNull(row, "done_on", LocalDate.class),
                row.getString("remark"));
    }
}
