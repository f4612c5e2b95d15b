package fr.parcours.engine.form;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import java.util.Map;
import java.util.Set;

/** Something that may be done to a dossier at any time, not a task: abandon, change, notice… Found by its id. */
public interface DossierAction {
    /** As in {@code POST /api/dossiers/{number}/actions/{id}}. */
    String id();

    /** French, infinitive: what the button says. */
    String label();

    /** The same in a dossier where it means something else by now. */
    default String label(DossierNumber dossier) {
        return label();
    }

    /** Id of the form file that it asks for, from the class path. */
    String form();

    /** Is this kind of person ever allowed to do it (the dossier being visible to him)? Else 403. */
    default boolean isFor(SignedIn person) {
        return person.isIn(Groups.PORTEUR) || person.isIn(Groups.PATRIMOINE);
    }

    /** Is it open at this moment of the dossier? Else 409. */
    boolean isOpen(DossierNumber dossier);

    /** Is there something in it for this person at this moment? Else 409, and it is not offered. */
    default boolean isOpenTo(SignedIn person, DossierNumber dossier) {
        return isOpen(dossier);
    }

    /** Does it help whoever works on a task of the dossier? Then the task's form offers it too. */
    default boolean isOfferedInTasks() {
        return false;
    }

    /** As {@link Receiver#data}. */
    default Map<String, Object> data(Asked asked) {
        return Map.of();
    }

    /** For which groups whoever does it works: the four eyes, asked before {@link #perform}, look at whom he replaces there. */
    default Set<String> candidateGroups(Answer answer) {
        return Set.of();
    }

    /** Does it, in one transaction, with an answer that has passed the form's rules. */
    void perform(Answer answer);
}
