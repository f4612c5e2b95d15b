package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Ouvrir l'espace »: the keys are received, the occupation runs until its last day. */
@Component("openSpace")
class OpenSpace implements JavaDelegate {
    private final Dossiers dossiers;
    private final Letters letters;
    private final Mailboxes mailboxes;

    OpenSpace(Dossiers dossiers, Letters letters, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var last = dossier.lastDay();
        dossiers.occupiedUntil(dossier.number(), last);
        dossiers.moveTo(dossier.number(), DossierState.OUVERT);
        letters.send(
                mailboxes.of(dossier.requesterLogin()), dossier.number(), "open", "l'espace est ouvert", """
                Bonjour,

                Les clés vous sont remises : votre occupation est ouverte jusqu'au %s.

                Pour partir plus tôt, donnez congé depuis la page du dossier, un mois à l'avance (paramètre à valider par la MEL).""".formatted(
                                French.day(last)));
    }
}
