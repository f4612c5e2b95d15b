package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.RoomRows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Dresser l'état des lieux de sortie », beside the rooms as they were at the entry. */
@Component
class TakeExitInventory implements Receiver {
    private final Inventories inventories;
    private final DossierSheet sheet;
    private final Clock clock;

    TakeExitInventory(Inventories inventories, DossierSheet sheet, Clock clock) {
        this.inventories = inventories;
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
        data.put("inventoryDate", LocalDate.now(clock).toString());
        inventories.find(asked.dossier(), Kind.ENTREE).ifPresent(entry -> data.put("rooms", RoomRows.of(entry)));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        inventories.take(
                answer.dossier(),
                Kind.SORTIE,
                answer.date("inventoryDate"),
                answer.optionalText("damages"),
                RoomRows.read(answer),
                answer.by());
    }
}
