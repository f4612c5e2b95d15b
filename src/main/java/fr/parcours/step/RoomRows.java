package fr.parcours.step;

import fr.parcours.engine.form.Answer;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.inventory.Inventory.Safety;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of an inventory as the rows of a form's list, and back; and as text for who signs. */
public final class RoomRows {
    private RoomRows() {}

    public static List<Room> read(Answer answer) {
        return answer.list("rooms").stream()
                .map(row -> new Room(
                        row.text("name"), Integer.parseInt(row.text("condition")), row.optionalText("remarks")))
                .toList();
    }

    public static List<Map<String, Object>> of(Inventory inventory) {
        return inventory.rooms().stream().map(RoomRows::row).toList();
    }

    public static String text(Inventory inventory) {
        var rooms = inventory.rooms().stream()
                .map(room -> "– %s : état %d/5%s"
                        .formatted(room.name(), room.grade(), room.remarks() == null ? "" : ", " + room.remarks()))
                .collect(Collectors.joining("\n"));
        var remarks = Optional.ofNullable(inventory.remarks())
                .map(text -> "\nObservations : " + text)
                .orElse("");
        return "État des lieux établi le %s.\n%s%s%s%s%s"
                .formatted(
                        French.day(inventory.takenOn()),
                        rooms,
                        ownLine("Équipements : ", equipment(inventory)),
                        ownLine("Sécurité : ", safety(inventory)),
                        remarks,
                        ownLine("Réserves de l'occupant : ", reserves(inventory)));
    }

    private static String reserves(Inventory inventory) {
        return Optional.ofNullable(inventory.reserves()).orElse("");
    }

    /** The exit beside the entry: each room, what the occupant reserved as he came in, then what has changed and what it costs the occupant. */
    public static String compared(Inventory entry, Inventory exit, List<Difference> differences) {
        var before = entry.rooms().stream().collect(Collectors.toMap(Room::name, Room::grade, (one, other) -> one));
        var rooms = exit.rooms().stream()
                .map(room -> "– %s : %s à l'entrée, état %d/5 à la sortie"
                        .formatted(
                                room.name(),
                                before.containsKey(room.name())
                                        ? "état %d/5".formatted(before.get(room.name()))
                                        : "pas relevée",
                                room.grade()));
        var changes = differences.stream()
                .map(one -> "– %s, %s : %s, %s"
                        .formatted(
                                one.room(),
                                one.item(),
                                one.cause().label().toLowerCase(Locale.FRENCH),
                                one.charged().signum() == 0 ? "sans frais" : French.amount(one.charged()) + " €"));
        return Stream.of(
                        Stream.of("Entrée et sortie :"),
                        rooms,
                        Stream.of(reserves(entry))
                                .filter(text -> !text.isEmpty())
                                .map("Réserves de l'occupant à l'entrée : "::concat),
                        Stream.of(differences.isEmpty() ? "Aucun écart relevé." : "Écarts :"),
                        changes)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String ownLine(String title, String text) {
        return text.isEmpty() ? "" : "\n" + title + text;
    }

    /** What stays in the space, on one line; empty without. */
    public static String equipment(Inventory inventory) {
        return inventory.equipment().stream()
                .map(item -> "%s (%d, état %d/5)".formatted(item.label(), item.quantity(), item.grade()))
                .collect(Collectors.joining(", "));
    }

    /** What keeps people safe, on one line; empty when nobody looked. */
    public static String safety(Inventory inventory) {
        return Optional.ofNullable(inventory.safety()).map(RoomRows::told).orElse("");
    }

    private static String told(Safety safety) {
        var checked = safety.extinguishersCheckedOn() == null
                ? ""
                : " vérifiés le " + French.day(safety.extinguishersCheckedOn());
        return "issues %s, %s%s, alarme : %s"
                .formatted(
                        safety.exitsFree() ? "libres" : "encombrées",
                        French.count(safety.extinguishers(), "extincteur"),
                        checked,
                        safety.alarm().label());
    }

    private static Map<String, Object> row(Room room) {
        var row = new HashMap<String, Object>(Map.of("name", room.name(), "condition", String.valueOf(room.grade())));
        if (room.remarks() != null) {
            row.put("remarks", room.remarks());
        }
        return row;
    }
}
