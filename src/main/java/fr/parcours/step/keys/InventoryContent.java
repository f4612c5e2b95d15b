package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.keys.Keys;
import fr.parcours.step.RoomRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the report of an inventory says (domain.md, 7.5), once both have signed. */
@Component
class InventoryContent {
    private static final String NOT_TAKEN = "Sans relevé";

    private final Inventories inventories;
    private final Keys keys;
    private final Names names;

    InventoryContent(Inventories inventories, Keys keys, Names names) {
        this.inventories = inventories;
        this.keys = keys;
        this.names = names;
    }

    Map<String, @Nullable Object> of(DossierNumber dossier, Kind kind) {
        var content = new HashMap<String, @Nullable Object>();
        inventories.find(dossier, kind).ifPresent(inventory -> {
            var sets = keys.text(dossier);
            content.put("author", names.account(inventory.takenBy()));
            content.put("takenOn", inventory.takenOn());
            content.put("participants", participants(inventory));
            content.put("rooms", RoomRows.of(inventory));
            content.put("remarks", inventory.remarks());
            content.put("equipment", orNotTaken(RoomRows.equipment(inventory)));
            content.put("meters", NOT_TAKEN);
            content.put("keys", sets.isEmpty() ? "Aucun jeu remis à cette date" : sets);
            content.put("safety", orNotTaken(RoomRows.safety(inventory)));
            content.put("photos", "Aucune");
            content.put("reserves", inventory.reserves());
            content.put("takenBy", names.account(inventory.takenBy()));
            content.put("takenAt", inventory.takenAt());
            if (inventory.countersignedBy() != null) {
                content.put("countersignedBy", names.account(inventory.countersignedBy()));
            }
            content.put("countersignedAt", inventory.countersignedAt());
            if (kind == Kind.SORTIE) {
                content.put("differences", differences(dossier, inventory));
            }
        });
        return content;
    }

    private static String orNotTaken(String text) {
        return text.isEmpty() ? NOT_TAKEN : text;
    }

    private List<String> participants(Inventory inventory) {
        return Stream.of(inventory.takenBy(), inventory.countersignedBy())
                .filter(Objects::nonNull)
                .map(names::account)
                .toList();
    }

    /** The rooms whose grade is another than at the entry. */
    private List<Map<String, Object>> differences(DossierNumber dossier, Inventory exit) {
        var before = inventories.find(dossier, Kind.ENTREE).stream()
                .flatMap(entry -> entry.rooms().stream())
                .collect(Collectors.toMap(Room::name, Room::grade, (one, other) -> one));
        return exit.rooms().stream()
                .filter(room -> before.getOrDefault(room.name(), room.grade()) != room.grade())
                .map(room -> Map.<String, Object>of(
                        "room", room.name(), "entry", before.get(room.name()), "exit", room.grade()))
                .toList();
    }
}
