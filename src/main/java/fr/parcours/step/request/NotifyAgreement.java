package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** « Notifier l'accord de principe »: it is no title, and it lapses (domain.md, 7.3a). */
@Component("notifyAgreement")
class NotifyAgreement implements JavaDelegate {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Letters letters;
    private final int agreementDays;

    NotifyAgreement(
            Dossiers dossiers,
            Spaces spaces,
            Letters letters,
            @Value("${parcours.agreement-days:60}") int agreementDays) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.letters = letters;
        this.agreementDays = agreementDays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        dossiers.moveTo(dossier.number(), DossierState.ACCORD_PRINCIPE);
        var request = dossier.request();
        var conditions = dossier.agreementConditions();
        letters.toRequester(dossier, "agreed-" + request.spaceCode(), "accord de principe", """
                        Bonjour,

                        Votre demande reçoit un accord de principe : %s, %s.
                        %s
                        Cet accord ne vaut pas titre d'occupation : aucune entrée dans les lieux et aucuns travaux avant la signature de la note d'affectation. Il est valable %d jours (paramètre à valider par la MEL).""".formatted(
                        spaces.title(request.spaceCode()),
                        French.period(request.requestedStart(), request.requestedEnd()),
                        conditions == null ? "" : "\nConditions :\n" + conditions + "\n",
                        agreementDays));
    }
}
