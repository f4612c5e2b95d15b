package fr.parcours.engine;

import fr.parcours.DossierNumber;
import java.util.Set;

/** Four eyes: which two acts of a dossier one person may not join (role-matrix.md, section 2). */
public interface Separation {
    /**
     * Who stands in checks nothing that the person replaced may not.
     *
     * @param taskKey the task that this person wants to take, complete or be given, or the action of the dossier
     * @param candidateGroups for one of which this person works
     * @throws fr.parcours.Forbidden when an earlier act in this dossier forbids it: the person's own, or that of the person
     *     replaced; of a group that is replaced, when nobody is free of it
     */
    void check(DossierNumber dossier, String taskKey, Set<String> candidateGroups, String login);
}
