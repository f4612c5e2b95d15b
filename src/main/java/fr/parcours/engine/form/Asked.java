package fr.parcours.engine.form;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Where a form stands: whose dossier, which task, who looks at it.
 *
 * @param number null only while a new dossier has no number yet (the start form being shown)
 * @param taskId null for the start form and for actions of a dossier
 * @param taskKey id of the user task in its model (two tasks may share a form), null as above
 * @param processInstanceId of the task, null as above
 */
public record Asked(
        @Nullable DossierNumber number,
        @Nullable String taskId,
        @Nullable String taskKey,
        @Nullable String processInstanceId,
        SignedIn by) {
    /** The dossier's number where there must be one. */
    public DossierNumber dossier() {
        if (number == null) {
            throw new BadInput("number", "Ce formulaire ne porte sur aucun dossier.");
        }
        return number;
    }
}
