package fr.parcours.step.request;

import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.space.Sheets.Trace;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the inventory has corrected about a dossier's space since the dossier last took account of it. The sheet is where a
 * space's facts change; the dossier only hears of it.
 */
@Component
class Corrections {
    private final Sheets sheets;
    private final Changes changes;

    Corrections(Sheets sheets, Changes changes) {
        this.sheets = sheets;
        this.changes = changes;
    }

    /** The newest first; empty for a fact of the request itself. */
    List<Trace> of(Dossier dossier, KeyFact fact) {
        var known = changes.of(dossier.number()).stream()
                .filter(change -> change.changed().equals(fact.name()))
                .map(Changes.Change::at)
                .reduce(dossier.requestedAt(), (earlier, later) -> later);
        return fact.ofTheSpace().isEmpty()
                ? List.of()
                : sheets.history(dossier.request().spaceCode()).stream()
                        .filter(trace -> fact.ofTheSpace().contains(trace.fact().key()))
                        .filter(trace -> trace.at().isAfter(known))
                        .toList();
    }
}
