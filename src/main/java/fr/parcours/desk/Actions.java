package fr.parcours.desk;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.engine.form.Forms;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The actions of a dossier: those open to a person now, and doing one. */
@Component
class Actions {
    private final Sight sight;
    private final Forms forms;
    private final ObjectProvider<DossierAction> actions;

    Actions(Sight sight, Forms forms, ObjectProvider<DossierAction> actions) {
        this.sight = sight;
        this.forms = forms;
        this.actions = actions;
    }

    /** @param person as he stands in this dossier */
    List<DossierView.Action> open(SignedIn person, DossierNumber number) {
        return actions.orderedStream()
                .filter(action -> action.isFor(person) && action.isOpenTo(person, number))
                .map(action -> new DossierView.Action(action.id(), action.label(number)))
                .toList();
    }

    /** Those that help whoever has a task of this dossier; none for who may not see it. */
    List<DossierView.Action> inTasks(DossierNumber number) {
        return sight.seen(number)
                .map(sight::reader)
                .map(person -> actions.orderedStream()
                        .filter(action ->
                                action.isOfferedInTasks() && action.isFor(person) && action.isOpenTo(person, number))
                        .map(action -> new DossierView.Action(action.id(), action.label(number)))
                        .toList())
                .orElse(List.of());
    }

    /** 403 not for this role · 404 no such dossier or action · 409 not open now. */
    Forms.View form(DossierNumber number, String id) {
        return forms.action(number, require(number, id));
    }

    /** As {@link #form}, and 400 when the form refuses the answer. */
    void perform(DossierNumber number, String id, Submitted answer) {
        forms.perform(number, require(number, id), answer.fields());
    }

    private DossierAction require(DossierNumber number, String id) {
        var person = sight.reader(sight.dossier(number));
        var action = actions.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("Cette action n'existe pas."));
        if (!action.isFor(person)) {
            throw new Forbidden("Votre rôle ne permet pas cette action.");
        }
        if (!action.isOpenTo(person, number)) {
            throw new Conflict(
                    "« %s » : cette action n'est pas ouverte à ce stade du dossier.".formatted(action.label(number)));
        }
        return action;
    }
}
