package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Letters;
import fr.parcours.step.PendingExtension;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Annoncer la fin ». An extension that is not in force by now comes too late. */
@Component("beginClosing")
class BeginClosing implements JavaDelegate {
    private final Dossiers dossiers;
    private final PendingExtension extension;
    private final Letters letters;

    BeginClosing(Dossiers dossiers, PendingExtension extension, Letters letters) {
        this.dossiers = dossiers;
        this.extension = extension;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        dossiers.moveTo(dossier.number(), DossierState.EN_FIN);
        extension.tooLate(dossier.number());
        letters.toOccupant(dossier, "closing", "l'occupation prend fin", """
                Bonjour,

                Votre occupation prend fin. Le service du patrimoine vous propose un rendez-vous pour l'état des lieux de sortie et la reprise des clés.""");
    }
}
