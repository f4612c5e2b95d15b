package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.keys.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The report of an inventory (domain.md, 7.5). An occupant from outside gets it to sign as soon as it is taken, a service
 * reads the same in its form; both have it once more when it is signed. Nothing comes onto it in between or afterwards:
 * what he signs is what he saw. The indexes, which are read after his signature, stand in {@link MeterPaper}.
 */
@Component
public class InventoryPaper {
    private static final String NOT_TAKEN = "Sans relevé";

    private final Dossiers dossiers;
    private final Inventories inventories;
    private final Keys keys;
    private final Photos photos;
    private final Documents documents;
    private final Names names;
    private final Papers papers;

    InventoryPaper(
            Dossiers dossiers,
            Inventories inventories,
            Keys keys,
            Photos photos,
            Documents documents,
            Names names,
            Papers papers) {
        this.dossiers = dossiers;
        this.inventories = inventories;
        this.keys = keys;
        this.photos = photos;
        this.documents = documents;
        this.names = names;
        this.papers = papers;
    }

    /** Its next version, to be signed; nothing where nobody comes by a link. */
    public void present(DossierNumber dossier, Kind kind, String by) {
        if (isPresented(dossier)) {
            issue(dossier, kind, by);
        }
    }

    private boolean isPresented(DossierNumber dossier) {
        return dossiers.get(dossier).request().isExternal();
    }

    /** Its next version, as the inventory stands. */
    public void issue(DossierNumber dossier, Kind kind, String by) {
        inventories
                .find(dossier, kind)
                .ifPresent(inventory -> papers.issue(dossier, paper(kind), content(dossier, inventory), by));
    }

    /** Where that which is to be signed is read, for a form; null where it is not presented. */
    public @Nullable String address(DossierNumber dossier, Kind kind) {
        return Stream.of(dossier)
                .filter(this::isPresented)
                .flatMap(number -> documents.of(number).stream())
                .filter(document -> document.kind() == paper(kind).kind()
                        && document.origin() == Origin.GENERATED
                        && !document.superseded())
                .reduce((earlier, later) -> later)
                .map(document -> "/api/documents/" + document.id())
                .orElse(null);
    }

    /** Its photographs, one to a line, for a form; null without any. */
    public @Nullable String photos(DossierNumber dossier, Kind kind) {
        var lines = photos.lines(dossier, kind == Kind.ENTREE ? DocumentKind.ENTRY_PHOTO : DocumentKind.EXIT_PHOTO);
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static Paper paper(Kind kind) {
        return kind == Kind.ENTREE ? Paper.ENTRY_INVENTORY : Paper.EXIT_INVENTORY;
    }

    private Map<String, @Nullable Object> content(DossierNumber dossier, Inventory inventory) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("author", names.account(inventory.takenBy()));
        content.put("takenOn", inventory.takenOn());
        content.put("participants", participants(inventory));
        content.put("rooms", RoomRows.of(inventory));
        content.put("remarks", inventory.remarks());
        content.put("equipment", orNotTaken(RoomRows.equipment(inventory)));
        content.put("keys", keys(dossier, inventory.kind()));
        content.put("safety", orNotTaken(RoomRows.safety(inventory)));
        content.put("photos", Objects.requireNonNullElse(photos(dossier, inventory.kind()), "Aucune"));
        content.put("reserves", inventory.reserves());
        content.put("takenBy", names.account(inventory.takenBy()));
        content.put("takenAt", inventory.takenAt());
        content.put("standing", inventory.isSignedByBoth() ? "SIGNED" : "TO_SIGN");
        content.put("countersignedAs", signatory(inventory));
        content.put("countersignedAt", inventory.countersignedAt());
        content.put("countersignedHow", how(inventory));
        if (inventory.kind() == Kind.SORTIE) {
            var entry = inventories.find(dossier, Kind.ENTREE);
            content.put("entryReserves", entry.map(Inventory::reserves).orElse(null));
            content.put("differences", grades(entry, inventory));
            content.put(
                    "changes",
                    inventories.differences(dossier).stream()
                            .map(InventoryPaper::change)
                            .toList());
        }
        return content;
    }

    private static String orNotTaken(String text) {
        return text.isEmpty() ? NOT_TAKEN : text;
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
        return List.of(
                names.account(inventory.takenBy()), Objects.requireNonNullElse(signatory(inventory), "L'occupant"));
    }

    /** An inventory that was signed before anybody asked who signs bears what the account is called. */
    private @Nullable String signatory(Inventory inventory) {
        var account = inventory.countersignedBy();
        return inventory.countersignedAs() != null || account == null
                ? inventory.countersignedAs()
                : names.account(account);
    }

    /** Whose hand it was, where the name does not say it. */
    private @Nullable String how(Inventory inventory) {
        var account = inventory.countersignedBy();
        var as = inventory.countersignedAs();
        if (account == null || as == null) {
            return null;
        }
        if (SignedIn.doorOf(account).isPresent()) {
            return "en ligne, par le lien adressé à l'occupant";
        }
        var name = names.account(account);
        return as.startsWith(name) ? null : "saisie par : " + name;
    }

    /** The rooms whose grade is another than at the entry. */
    private static List<Map<String, Object>> grades(Optional<Inventory> entry, Inventory exit) {
        var before = entry.stream()
                .flatMap(earlier -> earlier.rooms().stream())
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
