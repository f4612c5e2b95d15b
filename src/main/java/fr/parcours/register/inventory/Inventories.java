package fr.parcours.register.inventory;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.inventory.Inventory.Alarm;
import fr.parcours.register.inventory.Inventory.Cause;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.inventory.Inventory.Equipment;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.inventory.Inventory.Safety;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Entry and exit inventories. Owns {@code inventory}, {@code inventory_room}, {@code inventory_equipment} and
 * {@code inventory_difference}.
 */
@Component
public class Inventories {
    private final JdbcClient jdbc;
    private final Clock clock;

    Inventories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes an inventory; one of the same kind that was there gives way to it, with its signatures. */
    public void take(
            DossierNumber dossier, Kind kind, LocalDate on, @Nullable String remarks, List<Room> rooms, String by) {
        for (var table : List.of("inventory_room", "inventory_equipment", "inventory")) {
            jdbc.sql("delete from %s where dossier = :dossier and kind = :kind".formatted(table))
                    .param("dossier", dossier.value())
                    .param("kind", kind.name())
                    .update();
        }
        jdbc.sql("""
                        insert into inventory (dossier, kind, taken_on, remarks, taken_by, taken_at)
                        values (:dossier, :kind, :on, :remarks, :by, :now)""")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .param("on", on)
                .param("remarks", remarks)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
        Rows.insert(
                jdbc,
                "inventory_room",
                IntStream.range(0, rooms.size())
                        .mapToObj(no -> row(dossier, kind, no + 1, rooms.get(no)))
                        .toList());
    }

    /** What the exit found changed since the entry; what was noted before gives way. */
    public void differ(DossierNumber dossier, List<Difference> differences) {
        jdbc.sql("delete from inventory_difference where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        Rows.insert(
                jdbc,
                "inventory_difference",
                IntStream.range(0, differences.size())
                        .mapToObj(no -> row(dossier, no + 1, differences.get(no)))
                        .toList());
    }

    /** Adds to an inventory that was just taken what stays in the space, and what keeps people safe in it. */
    public void furnish(DossierNumber dossier, Kind kind, List<Equipment> equipment, Safety safety) {
        jdbc.sql("""
                        update inventory set exits_free = :exits, extinguishers = :extinguishers,
                               extinguishers_checked_on = :checked, alarm = :alarm
                         where dossier = :dossier and kind = :kind""")
                .param("exits", safety.exitsFree())
                .param("extinguishers", safety.extinguishers())
                .param("checked", safety.extinguishersCheckedOn())
                .param("alarm", safety.alarm().name())
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .update();
        Rows.insert(
                jdbc,
                "inventory_equipment",
                IntStream.range(0, equipment.size())
                        .mapToObj(no -> row(dossier, kind, no + 1, equipment.get(no)))
                        .toList());
    }

    /** In the order in which they were noted. */
    public List<Difference> differences(DossierNumber dossier) {
        return jdbc.sql("select * from inventory_difference where dossier = :dossier order by difference_no")
                .param("dossier", dossier.value())
                .query((row, no) -> new Difference(
                        row.getString("room"),
                        row.getString("item"),
                        Cause.valueOf(row.getString("cause")),
                        row.getBigDecimal("cost")))
                .list();
    }

    /**
     * The occupant signs.
     *
     * @param as name and quality of who signs; null where nobody asked
     * @throws Conflict (409) when there is none to sign, or it is signed already
     */
    public void countersign(
            DossierNumber dossier, Kind kind, @Nullable String reserves, @Nullable String as, String by) {
        var changed = jdbc.sql("""
                        update inventory set countersigned_by = :by, countersigned_as = :as, countersigned_at = :now, reserves = :reserves
                         where dossier = :dossier and kind = :kind and countersigned_at is null""")
                .param("by", by)
                .param("as", as)
                .param("now", Rows.at(clock.instant()))
                .param("reserves", reserves)
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .update();
        if (changed == 0) {
            throw new Conflict("Aucun état des lieux n'attend de signature dans ce dossier.");
        }
    }

    /** It describes what has changed since: to be taken and signed again. */
    public void setAside(DossierNumber dossier, Kind kind) {
        jdbc.sql("""
                        update inventory set countersigned_by = null, countersigned_as = null, countersigned_at = null
                         where dossier = :dossier and kind = :kind""")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .update();
    }

    private static Map<String, @Nullable Object> row(DossierNumber dossier, Kind kind, int no, Room room) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("kind", kind.name());
        row.put("room_no", no);
        row.put("name", room.name());
        row.put("grade", room.grade());
        row.put("remarks", room.remarks());
        return row;
    }

    private static Map<String, Object> row(DossierNumber dossier, Kind kind, int no, Equipment item) {
        return Map.of(
                "dossier", dossier.value(),
                "kind", kind.name(),
                "item_no", no,
                "label", item.label(),
                "quantity", item.quantity(),
                "grade", item.grade());
    }

    private static Map<String, @Nullable Object> row(DossierNumber dossier, int no, Difference difference) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("dossier", dossier.value());
        row.put("difference_no", no);
        row.put("room", difference.room());
        row.put("item", difference.item());
        row.put("cause", difference.cause().name());
        row.put("cost", difference.cost());
        return row;
    }

    public Optional<Inventory> find(DossierNumber dossier, Kind kind) {
        return of(dossier, kind, "select * from inventory where dossier = :dossier and kind = :kind")
                .query((row, no) -> read(row))
                .optional()
                .map(bare -> bare.with(rooms(dossier, kind), equipment(dossier, kind)));
    }

    private List<Room> rooms(DossierNumber dossier, Kind kind) {
        return of(
                        dossier,
                        kind,
                        "select * from inventory_room where dossier = :dossier and kind = :kind order by room_no")
                .query((row, no) -> new Room(row.getString("name"), row.getInt("grade"), row.getString("remarks")))
                .list();
    }

    private List<Equipment> equipment(DossierNumber dossier, Kind kind) {
        return of(
                        dossier,
                        kind,
                        "select * from inventory_equipment where dossier = :dossier and kind = :kind order by item_no")
                .query((row, no) -> new Equipment(row.getString("label"), row.getInt("quantity"), row.getInt("grade")))
                .list();
    }

    private StatementSpec of(DossierNumber dossier, Kind kind, String question) {
        return jdbc.sql(question).param("dossier", dossier.value()).param("kind", kind.name());
    }

    private static Inventory read(ResultSet row) throws SQLException {
        return new Inventory(
                Kind.valueOf(row.getString("kind")),
                row.getObject("taken_on", LocalDate.class),
                row.getString("remarks"),
                row.getString("taken_by"),
                Rows.instant(row, "taken_at"),
                row.getString("countersigned_by"),
                row.getString("countersigned_as"),
                Rows.instantOrNull(row, "countersigned_at"),
                row.getString("reserves"),
                List.of(),
                List.of(),
                safety(row));
    }

    private static @Nullable Safety safety(ResultSet row) throws SQLException {
        var alarm = row.getString("alarm");
        return alarm == null
                ? null
                : new Safety(
                        row.getBoolean("exits_free"),
                        row.getInt("extinguishers"),
                        row.getObject("extinguishers_checked_on", LocalDate.class),
                        Alarm.valueOf(alarm));
    }
}
