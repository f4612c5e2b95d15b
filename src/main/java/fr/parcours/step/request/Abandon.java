package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Appeal;
import fr.parcours.step.Letters;
import fr.parcours.step.Renunciation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The requester gives up, at any time before the end: what was engaged is undone. */
@Component
@Order(3)
class Abandon implements DossierAction {
    private final Dossiers dossiers;
    private final Course course;
    private final Letters letters;
    private final Renunciation renunciation;

    Abandon(Dossiers dossiers, Course course, Letters letters, Renunciation renunciation) {
        this.dossiers = dossiers;
        this.course = course;
        this.letters = letters;
        this.renunciation = renunciation;
    }

    @Override
    public String id() {
        return "abandon";
    }

    @Override
    public String label() {
        return "Abandonner la demande";
    }

    /** Once the doors are open the ordinary way out is a notice: this one says by its name what sets it apart. */
    @Override
    public String label(DossierNumber dossier) {
        return dossiers.get(dossier).state() == DossierState.OUVERT ? "Tout arrêter, sans préavis" : label();
    }

    @Override
    public String form() {
        return "abandon";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        var state = dossiers.get(dossier).state();
        return !state.isFinal() && state != DossierState.EN_FIN && !isOccupiedFromOutside(dossier);
    }

    /** Then a notice is given: the keys, the deposit and the statement follow from it. */
    private boolean isOccupiedFromOutside(DossierNumber number) {
        var dossier = dossiers.get(number);
        return dossier.state() == DossierState.OUVERT && dossier.request().isExternal();
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var number = dossier.number();
        if (isOccupiedFromOutside(number)) {
            throw new Conflict("L'espace est occupé : un occupant extérieur donne congé.");
        }
        if (!isOpen(number)) {
            throw new Conflict("Ce dossier est terminé ou prend fin : il n'y a plus rien à abandonner.");
        }
        dossiers.abandonedBecause(number, answer.text("abandonReason"));
        dossiers.moveTo(number, DossierState.ABANDONNE);
        if (!course.wake(number, "abandon")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
        if (dossier.state() == DossierState.SIGNE) {
            renunciation.acknowledge(dossier, "Le titre signé ne prend pas effet.", answer.by());
        }
        if (dossier.request().isExternal()) { // whoever did not ask for it must know how to contest it
            letters.toOutside(number, "abandoned", "abandon de la demande", """
                    Bonjour,

                    L'abandon de la demande d'occupation %s est enregistré, pour le motif suivant : %s

                    Si vous ne l'avez pas demandé, il vaut décision de refus. %s""".formatted(
                            number, answer.text("abandonReason"), Appeal.againstRefusal()));
        }
    }
}
