package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Kind;
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
    private final DossierSheet sheet;
    private final InventoryPaper paper;

    CountersignInventory(Inventories inventories, DossierSheet sheet, InventoryPaper paper) {
        this.inventories = inventories;
        this.sheet = sheet;
        this.paper = paper;
    }

    @Override
    public String form() {
        return "countersign-inventory";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("nextText", NEXT.get(kind(asked)));
        inventories
                .find(asked.dossier(), kind(asked))
                .ifPresent(inventory -> data.put("inventoryText", text(asked.dossier(), inventory)));
        return data;
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
        inventories.countersign(answer.dossier(), kind, answer.optionalText("reserves"), answer.by());
        paper.issue(answer.dossier(), kind, answer.by());
    }

    private static Kind kind(Asked asked) {
        return "task_countersignExit".equals(asked.taskKey()) ? Kind.SORTIE : Kind.ENTREE;
    }
}
