package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.space.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report of an inventory (domain.md, 7.5): issued when both have signed, and again when the meters are read. */
@Component
public class InventoryPaper {
    private static final String NOT_TAKEN = "Sans relevé";

    private final Dossiers dossiers;
    private final Inventories inventories;
    private final MeterReadings readings;
    private final Keys keys;
    private final Photos photos;
    private final Names names;
    private final Papers papers;

    InventoryPaper(
            Dossiers dossiers,
            Inventories inventories,
            MeterReadings readings,
            Keys keys,
            Photos photos,
            Names names,
            Papers papers) {
        this.dossiers = dossiers;
        this.inventories = inventories;
        this.readings = readings;
        this.keys = keys;
        this.photos = photos;
        this.names = names;
        this.papers = papers;
    }

    /** Its next version, once both have signed; before, nothing. */
    public void issue(DossierNumber dossier, Kind kind, String by) {
        inventories
                .find(dossier, kind)
                .filter(Inventory::isSignedByBoth)
                .ifPresent(inventory -> papers.issue(
                        dossier,
                        kind == Kind.ENTREE ? Paper.ENTRY_INVENTORY : Paper.EXIT_INVENTORY,
                        content(dossier, inventory),
                        by));
    }

    private Map<String, @Nullable Object> content(DossierNumber dossier, Inventory inventory) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("author", names.account(inventory.takenBy()));
        content.put("takenOn", inventory.takenOn());
        content.put("participants", participants(inventory));
        content.put("rooms", RoomRows.of(inventory));
        content.put("remarks", inventory.remarks());
        content.put("equipment", orNotTaken(RoomRows.equipment(inventory)));
        content.put("meters", orNotTaken(meters(dossier, inventory.kind())));
        content.put("keys", keys(dossier, inventory.kind()));
        content.put("safety", orNotTaken(RoomRows.safety(inventory)));
        content.put("photos", photos(dossier, inventory.kind()));
        content.put("reserves", inventory.reserves());
        content.put("takenBy", names.account(inventory.takenBy()));
        content.put("takenAt", inventory.takenAt());
        if (inventory.countersignedBy() != null) {
            content.put("countersignedBy", names.account(inventory.countersignedBy()));
        }
        content.put("countersignedAt", inventory.countersignedAt());
        if (inventory.kind() == Kind.SORTIE) {
            content.put(
                    "entryReserves",
                    inventories
                            .find(dossier, Kind.ENTREE)
                            .map(Inventory::reserves)
                            .orElse(null));
            content.put("differences", grades(dossier, inventory));
            content.put(
                    "changes",
                    inventories.differences(dossier).stream()
                            .map(InventoryPaper::change)
                            .toList());
        }
        return content;
    }

    private String photos(DossierNumber dossier, Kind kind) {
        var lines = photos.lines(dossier, kind == Kind.ENTREE ? DocumentKind.ENTRY_PHOTO : DocumentKind.EXIT_PHOTO);
        return lines.isEmpty() ? "Aucune" : String.join("\n", lines);
    }

    private static String orNotTaken(String text) {
        return text.isEmpty() ? NOT_TAKEN : text;
    }

    private String meters(DossierNumber dossier, Kind kind) {
        var space = dossiers.get(dossier).request().spaceCode();
        return readings.rows(dossier, space, Meter.Kind.valueOf(kind.name())).stream()
                .map(row -> "%s (%s) : %s".formatted(row.get("utility"), row.get("number"), row.get("index")))
                .collect(Collectors.joining("\n"));
    }

    private String keys(DossierNumber dossier, Kind kind) {
        var sets = keys.text(dossier);
        if (!sets.isEmpty()) {
            return sets;
        }
        return kind == Kind.ENTREE
                ? "Aucun jeu remis à cette date"
                : "Rendues : voir le procès-verbal de remise des clés";
    }

    private List<String> participants(Inventory inventory) {
        return Stream.of(inventory.takenBy(), inventory.countersignedBy())
                .filter(Objects::nonNull)
                .map(names::account)
                .toList();
    }

    /** The rooms whose grade is another than at the entry. */
    private List<Map<String, Object>> grades(DossierNumber dossier, Inventory exit) {
        var before = inventories.find(dossier, Kind.ENTREE).stream()
                .flatMap(entry -> entry.rooms().stream())
                .collect(Collectors.toMap(Room::name, Room::grade, (one, other) -> one));
        return exit.rooms().stream()
                .filter(room -> before.getOrDefault(room.name(), room.grade()) != room.grade())
                .map(room -> Map.<String, Object>of(
                        "room", room.name(), "entry", before.get(room.name()), "exit", room.grade()))
                .toList();
    }

    private static Map<String, Object> change(Difference difference) {
        return Map.of(
                "room",
                difference.room(),
                "item",
                difference.item(),
                "cause",
                difference.cause().label(),
                "cost",
                difference.cost() == null ? "–" : French.amount(difference.cost()) + " €");
    }
}
