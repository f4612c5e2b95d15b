package fr.parcours.step.safety;

import fr.parcours.DossierNumber;
import fr.parcours.register.safety.Safety;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.SafetyStage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Relever les autorisations à demander »: none before the principle is agreed, and none that is under way already. */
@Component("takeAuthorisations")
class TakeAuthorisations implements JavaDelegate {
    private final Safety safety;

    TakeAuthorisations(Safety safety) {
        this.safety = safety;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = new DossierNumber(execution.getProcessBusinessKey());
        if (Variables.SAFETY_STAGE.from(execution) == SafetyStage.PERMITS) {
            safety.beginPermits(dossier);
        }
        safety.take(dossier, execution.getProcessInstanceId());
    }
}
