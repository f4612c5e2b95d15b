package fr.parcours.engine;

import fr.parcours.DossierNumber;
import java.util.Set;

/** Four eyes: which two acts of a dossier one person may not join (role-matrix.md, section 2). */
public interface Separation {
    /**
     * @param taskKey the task that this person wants to take, complete or be given
     * @throws fr.parcours.Forbidden when an earlier act of the same person in this dossier forbids it
     */
    void check(DossierNumber dossier, String taskKey, Set<String> candidateGroups, String login);
}
