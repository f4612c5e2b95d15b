package fr.parcours.register.inventory;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Entry and exit inventories. Owns {@code inventory}, {@code inventory_room}, {@code inventory_equipment} and
 * {@code inventory_difference}.
 */
@Component
public class Inventories {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    Inventories(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Takes an inventory; one of the same kind that was there gives way to it, with its signatures. */
    @Transactional(propagation = MANDATORY)
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
        batch.batchUpdate(
                "insert into inventory_room (dossier, kind, room_no, name, grade, remarks) values (?, ?, ?, ?, ?, ?)",
                IntStream.range(0, rooms.size())
                        .mapToObj(no -> new @Nullable Object[] {
                            dossier.value(),
                            kind.name(),
                            no + 1,
                            rooms.get(no).name(),
                            rooms.get(no).grade(),
                            rooms.get(no).remarks()
                        })
                        .toList());
    }

    /** What the exit found changed since the entry; what was noted before gives way. */
    @Transactional(propagation = MANDATORY)
    public void differ(DossierNumber dossier, List<Difference> differences) {
        jdbc.sql("delete from inventory_difference where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        batch.batchUpdate(
                "insert into inventory_difference (dossier, difference_no, room, item, cause, cost) values (?, ?, ?, ?, ?, ?)",
                IntStream.range(0, differences.size())
                        .mapToObj(no -> new @Nullable Object[] {
                            dossier.value(),
                            no + 1,
                            differences.get(no).room(),
                            differences.get(no).item(),
                            differences.get(no).cause().name(),
                            differences.get(no).cost()
                        })
                        .toList());
    }

    /** Adds to an inventory that was just taken what stays in the space, and what keeps people safe in it. */
    @Transactional(propagation = MANDATORY)
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
        batch.batchUpdate(
                "insert into inventory_equipment (dossier, kind, item_no, label, quantity, grade) values (?, ?, ?, ?, ?, ?)",
                IntStream.range(0, equipment.size())
                        .mapToObj(no -> new Object[] {
                            dossier.value(),
                            kind.name(),
                            no + 1,
                            equipment.get(no).label(),
                            equipment.get(no).quantity(),
                            equipment.get(no).grade()
                        })
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

    /** The occupant signs. @throws Conflict (409) when there is none to sign, or it is signed already */
    @Transactional(propagation = MANDATORY)
    public void countersign(DossierNumber dossier, Kind kind, @Nullable String reserves, String by) {
        var changed = jdbc.sql("""
                        update inventory set countersigned_by = :by, countersigned_at = :now, reserves = :reserves
                         where dossier = :dossier and kind = :kind and countersigned_at is null""")
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("reserves", reserves)
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .update();
        if (changed == 0) {
            throw new Conflict("Aucun état des lieux n'attend de signature dans ce dossier.");
        }
    }

    /** It describes what has changed since: to be taken and signed again. @return was it signed by both? */
    @Transactional(propagation = MANDATORY)
    public boolean setAside(DossierNumber dossier, Kind kind) {
        return jdbc.sql("""
                        update inventory set countersigned_by = null, countersigned_at = null
                         where dossier = :dossier and kind = :kind and countersigned_at is not null""")
                        .param("dossier", dossier.value())
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    public Optional<Inventory> find(DossierNumber dossier, Kind kind) {
        var rooms = jdbc.sql("select * from inventory_room where dossier = :dossier and kind = :kind order by room_no")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .query((row, no) -> new Room(row.getString("name"), row.getInt("grade"), row.getString("remarks")))
                .list();
        var equipment = jdbc.sql(
                        "select * from inventory_equipment where dossier = :dossier and kind = :kind order by item_no")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .query((row, no) -> new Equipment(row.getString("label"), row.getInt("quantity"), row.getInt("grade")))
                .list();
        return jdbc.sql("select * from inventory where dossier = :dossier and kind = :kind")
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .query((row, no) -> read(row, rooms, equipment))
                .optional();
    }

    private static Inventory read(ResultSet row, List<Room> rooms, List<Equipment> equipment) throws SQLException {
        return new Inventory(
                Kind.valueOf(row.getString("kind")),
                row.getObject("taken_on", LocalDate.class),
                row.getString("remarks"),
                row.getString("taken_by"),
                Rows.instant(row, "taken_at"),
                row.getString("countersigned_by"),
                Rows.instantOrNull(row, "countersigned_at"),
                row.getString("reserves"),
                rooms,
                equipment,
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
