package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Ouvrir l'espace »: the keys are received, the occupation runs until its last day. */
@Component("openSpace")
class OpenSpace implements JavaDelegate {
    private final Dossiers dossiers;
    private final EarlyOpening early;
    private final Letters letters;

    OpenSpace(Dossiers dossiers, EarlyOpening early, Letters letters) {
        this.dossiers = dossiers;
        this.early = early;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var last = dossier.lastDay();
        dossiers.occupiedUntil(dossier.number(), last);
        dossiers.moveTo(dossier.number(), DossierState.OUVERT);
        letters.toOccupant(dossier, "open", "l'espace est ouvert", """
                Bonjour,

                Les clés vous sont remises : votre occupation est ouverte jusqu'au %s.
                %s
                Pour partir plus tôt, donnez congé depuis la page du dossier : le préavis y est rappelé.""".formatted(
                French.day(last), early.told(dossier).map("\n%s\n"::formatted).orElse("")));
    }
}
