package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Acts;
import fr.parcours.step.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Préparer l'acte »: keeps what the tables say of it; the text is locked from here on. */
@Component("prepareAct")
class PrepareAct implements JavaDelegate {
    private final Acts acts;
    private final ConventionAtHand atHand;

    PrepareAct(Acts acts, ConventionAtHand atHand) {
        this.acts = acts;
        this.atHand = atHand;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new DossierNumber(execution.getProcessBusinessKey());
        acts.prepare(
                number,
                atHand.agreement(number).version(),
                Variables.AUTHORITY.from(execution),
                Variables.TRANSMIT.from(execution),
                Variables.MATTER_CODE.isIn(execution) ? Variables.MATTER_CODE.from(execution) : null);
    }
}
