package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.step.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Consolider les avis »: opinions contradict where one says no and another does not (domain.md 2.3, escalation). One
 * arbitration at a time: one that a change has opened already hears them.
 */
@Component("consolidateOpinions")
class ConsolidateOpinions implements JavaDelegate {
    private final Opinions opinions;
    private final GivenOpinions given;

    ConsolidateOpinions(Opinions opinions, GivenOpinions given) {
        this.opinions = opinions;
        this.given = given;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = new DossierNumber(execution.getProcessBusinessKey());
        var against = opinions.against(dossier).size();
        Variables.OPINIONS_CONTRADICT.write(
                execution, against > 0 && against < opinions.current(dossier).size() && given.mayBeArbitrated(dossier));
    }
}
