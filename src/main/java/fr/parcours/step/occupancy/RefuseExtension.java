package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Notifier le refus » of an extension: the occupation ends as it was to end, and the letter says who hears its occupant. */
@Component("refuseExtension")
class RefuseExtension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final EarlyEnd earlyEnd;
    private final Letters letters;

    RefuseExtension(Dossiers dossiers, Extensions extensions, EarlyEnd earlyEnd, Letters letters) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.earlyEnd = earlyEnd;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        extensions
                .latest(dossier.number())
                .ifPresent(extension -> letters.toOccupant(
                        dossier, "not-extended-" + extension.id(), "la prolongation est refusée", """
                        Bonjour,

                        La prolongation que vous avez demandée ne peut pas être accordée : %s

                        L'occupation prend fin comme prévu, le %s.

                        %s""".formatted(
                                        extension.ground(),
                                        French.day(dossier.lastDay()),
                                        earlyEnd.judge(dossier).appeal())));
    }
}
