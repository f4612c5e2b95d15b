package fr.parcours.desk;

import fr.parcours.register.space.Sheet;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.space.Sheets.Origin;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves a sheet that somebody changed on its page. */
@Component
class SheetDesk {
    private final Sheets sheets;

    SheetDesk(Sheets sheets) {
        this.sheets = sheets;
    }

    /**
     * @param edition on which the person worked
     * @throws fr.parcours.BadInput naming each fact that cannot be taken
     * @throws fr.parcours.Conflict when the sheet has another edition by now
     */
    @Transactional
    public void save(Sheet sheet, int edition, Map<String, String> typed, String by) {
        if (sheet.edition() != edition) {
            throw Sheets.changedMeanwhile(sheet.code());
        }
        sheets.save(sheets.draft(sheet.code(), sheet, typed), null, Origin.FICHE, by);
    }
}
