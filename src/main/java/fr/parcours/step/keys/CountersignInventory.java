package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.InventoryPaper;
import fr.parcours.step.RoomRows;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** « Signer l'état des lieux », at the entry and at the exit: the occupant signs what patrimony has taken. */
@Component
class CountersignInventory implements Receiver {
    private static final Map<Kind, String> NEXT = Map.of(
            Kind.ENTREE,
            "L'état des lieux d'entrée : il servira de référence à la sortie. Quand vous l'avez signé, le service du patrimoine peut vous remettre les clés.",
            Kind.SORTIE,
            "L'état des lieux de sortie : il est comparé à celui d'entrée. Quand vous l'avez signé, vous rendez les clés au service du patrimoine.");

    private final Inventories inventories;
    private final Dossiers dossiers;
    private final Occupants occupants;
    private final DossierSheet sheet;
    private final InventoryPaper paper;
    private final Names names;

    CountersignInventory(
            Inventories inventories,
            Dossiers dossiers,
            Occupants occupants,
            DossierSheet sheet,
            InventoryPaper paper,
            Names names) {
        this.inventories = inventories;
        this.dossiers = dossiers;
        this.occupants = occupants;
        this.sheet = sheet;
        this.paper = paper;
        this.names = names;
    }

    @Override
    public String form() {
        return "countersign-inventory";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("nextText", NEXT.get(kind(asked)));
        data.put("inventoryText", (Shown) () -> inventories
                .find(asked.dossier(), kind(asked))
                .map(inventory -> text(asked.dossier(), inventory))
                .orElse(null));
        data.put("inventoryLink", (Shown) () -> paper.address(asked.dossier(), kind(asked)));
        data.put("photosText", (Shown) () -> paper.photos(asked.dossier(), kind(asked)));
        data.put("signerName", (Shown) () -> signatory(asked));
        return data;
    }

    /** Who usually signs: the occupant's representative; for a service, who is signed in. */
    private String signatory(Asked asked) {
        return occupants
                .find(asked.dossier())
                .map(occupant -> "%s, %s".formatted(occupant.legalRepName(), occupant.legalRepQuality()))
                .orElseGet(() -> "%s, %s"
                        .formatted(
                                names.account(asked.by().login()),
                                names.service(dossiers.get(asked.dossier()).service())));
    }

    /** At the exit beside the entry: who signs sees what he is to pay for. */
    private String text(DossierNumber dossier, Inventory inventory) {
        var entry =
                inventory.kind() == Kind.SORTIE ? inventories.find(dossier, Kind.ENTREE) : Optional.<Inventory>empty();
        return entry.map(before -> RoomRows.text(inventory) + "\n\n"
                        + RoomRows.compared(before, inventory, inventories.differences(dossier)))
                .orElseGet(() -> RoomRows.text(inventory));
    }

    /** @throws Forbidden when the same person took it: two parties sign */
    @Override
    public void receive(Answer answer) {
        var kind = kind(answer.asked());
        inventories.find(answer.dossier(), kind).ifPresent(inventory -> {
            if (inventory.takenBy().equals(answer.by())) {
                throw new Forbidden("L'état des lieux se signe à deux : une autre personne doit le contresigner.");
            }
        });
        inventories.countersign(
                answer.dossier(),
                kind,
                answer.optionalText("reserves"),
                answer.optionalText("signerName"), // a form of before does not ask it
                answer.by());
        paper.issue(answer.dossier(), kind, answer.by());
    }

    private static Kind kind(Asked asked) {
        return "task_countersignExit".equals(asked.taskKey()) ? Kind.SORTIE : Kind.ENTREE;
    }
}
