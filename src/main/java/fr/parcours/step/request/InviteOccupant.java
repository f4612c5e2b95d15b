package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Doorkeeper;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Ouvrir ou fermer la porte de l'occupant »: another one-time link to his own dossier, by mail; or nobody
 * gets in any more. */
@Component
@Order(13)
class InviteOccupant implements DossierAction {
    private static final String SEND = "SEND";

    private final Dossiers dossiers;
    private final Doors doors;
    private final Doorkeeper doorkeeper;
    private final Letters letters;

    InviteOccupant(Dossiers dossiers, Doors doors, Doorkeeper doorkeeper, Letters letters) {
        this.dossiers = dossiers;
        this.doors = doors;
        this.doorkeeper = doorkeeper;
        this.letters = letters;
    }

    @Override
    public String id() {
        return "invite-occupant";
    }

    @Override
    public String label() {
        return "Ouvrir ou fermer la porte de l'occupant";
    }

    @Override
    public String form() {
        return "invite-occupant";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.door().isEmpty() && DossierAction.super.isFor(person);
    }

    @Override
    public boolean isOpen(DossierNumber number) {
        var dossier = dossiers.get(number);
        return dossier.request().isExternal()
                && (!dossier.state().isFinal() || doors.waiting(number).isPresent());
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var waiting = doors.waiting(asked.dossier())
                .map(link -> "Un lien envoyé le %s attend d'être ouvert, jusqu'au %s."
                        .formatted(French.day(link.issuedAt()), French.day(link.expiresAt())))
                .orElse("Aucun lien n'attend d'être ouvert.");
        return Map.of("doorText", waiting, "door", SEND);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Ce dossier n'a pas d'occupant extérieur, ou il est terminé.");
        }
        if (!answer.text("door").equals(SEND)) {
            doorkeeper.shut(dossier.number(), answer.by());
            return;
        }
        letters.sendLink(dossier.number(), "door-" + UUID.randomUUID(), "votre dossier en ligne", """
                        Bonjour,

                        Votre dossier %s est en ligne : vous y voyez où il en est, répondez aux questions et fournissez les pièces.""".formatted(
                        dossier.number()));
    }
}
