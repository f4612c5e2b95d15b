package fr.parcours.step.keys;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.RoomRows;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Dresser l'état des lieux d'entrée ». The start date is proposed; patrimony decides. */
@Component
class TakeEntryInventory implements Receiver {
    private final Dossiers dossiers;
    private final Inventories inventories;
    private final DossierSheet sheet;

    TakeEntryInventory(Dossiers dossiers, Inventories inventories, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.inventories = inventories;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "entry-inventory";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put(
                "inventoryDate",
                dossiers.get(asked.dossier()).request().requestedStart().toString());
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
    }
}
