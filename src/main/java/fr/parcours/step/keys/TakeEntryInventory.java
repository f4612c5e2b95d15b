package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Alarm;
import fr.parcours.register.inventory.Inventory.Equipment;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.inventory.Inventory.Safety;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.InventoryPaper;
import fr.parcours.step.Photos;
import fr.parcours.step.RoomRows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Dresser l'état des lieux d'entrée ». It does not wait for the start date: patrimony decides when. */
@Component
class TakeEntryInventory implements Receiver {
    private final Inventories inventories;
    private final Photos photos;
    private final InventoryPaper paper;
    private final DossierSheet sheet;
    private final Clock clock;

    TakeEntryInventory(Inventories inventories, Photos photos, InventoryPaper paper, DossierSheet sheet, Clock clock) {
        this.inventories = inventories;
        this.photos = photos;
        this.paper = paper;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "entry-inventory";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("inventoryDate", LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        inventories.take(
                answer.dossier(),
                Kind.ENTREE,
                answer.date("inventoryDate"),
                answer.optionalText("generalRemarks"),
                RoomRows.read(answer),
                answer.by());
        inventories.furnish(answer.dossier(), Kind.ENTREE, equipment(answer), safety(answer));
        photos.take(answer, "photos", DocumentKind.ENTRY_PHOTO);
        paper.present(answer.dossier(), Kind.ENTREE, answer.by());
    }

    private static List<Equipment> equipment(Answer answer) {
        return !answer.has("equipment")
                ? List.of()
                : answer.list("equipment").stream()
                        .map(row -> new Equipment(
                                row.text("label"), row.integer("quantity"), Integer.parseInt(row.text("condition"))))
                        .toList();
    }

    private static Safety safety(Answer answer) {
        return new Safety(
                answer.flag("exitsFree"),
                answer.integer("extinguishersCount"),
                answer.has("extinguishersCheckedOn") ? answer.date("extinguishersCheckedOn") : null,
                answer.choice("alarm", Alarm.class));
    }
}
