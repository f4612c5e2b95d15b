package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Cause;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.InventoryPaper;
import fr.parcours.step.Photos;
import fr.parcours.step.RoomRows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Dresser l'état des lieux de sortie », beside the rooms as they were at the entry. */
@Component
class TakeExitInventory implements Receiver {
    private final Inventories inventories;
    private final Photos photos;
    private final InventoryPaper paper;
    private final DossierSheet sheet;
    private final Clock clock;

    TakeExitInventory(Inventories inventories, Photos photos, InventoryPaper paper, DossierSheet sheet, Clock clock) {
        this.inventories = inventories;
        this.photos = photos;
        this.paper = paper;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "exit-inventory";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        var today = LocalDate.now(clock);
        data.put("today", today.toString());
        data.put("inventoryDate", today.toString());
        inventories.find(asked.dossier(), Kind.ENTREE).ifPresent(entry -> {
            data.put("rooms", RoomRows.of(entry));
            data.put("entryText", RoomRows.text(entry));
            if (!entry.takenOn().isAfter(today)) { // once, an entry could be dated ahead
                data.put("entryInventoryDate", entry.takenOn().toString());
            }
        });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        inventories.take(
                answer.dossier(),
                Kind.SORTIE,
                answer.date("inventoryDate"),
                answer.optionalText("exitRemarks"),
                RoomRows.read(answer),
                answer.by());
        inventories.differ(answer.dossier(), answer.flag("hasDifferences") ? differences(answer) : List.of());
        photos.take(answer, "photos", DocumentKind.EXIT_PHOTO);
        paper.present(answer.dossier(), Kind.SORTIE, answer.by());
    }

    private static List<Difference> differences(Answer answer) {
        return answer.list("differences").stream()
                .map(row -> new Difference(
                        row.text("differenceRoom"),
                        row.text("differenceItem"),
                        Cause.valueOf(row.text("differenceCause")),
                        row.optionalDecimal("differenceCost")))
                .toList();
    }
}
