package fr.parcours.step.journey;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The states that begin when a certain task is there (contract.md); the others are set by the delegate that ends a step. */
@Component
class KeepState implements TaskWitness {
    private static final Map<String, DossierState> BEGINS = Map.of(
            "task_correctRequest", DossierState.INCOMPLET,
            "task_instructLegal", DossierState.EN_INSTRUCTION,
            "task_setHold", DossierState.EN_INSTRUCTION,
            "task_signDga", DossierState.EN_SIGNATURE,
            "task_signDgs", DossierState.EN_SIGNATURE,
            "task_settleAct", DossierState.EN_SIGNATURE,
            "task_signDecision", DossierState.EN_SIGNATURE,
            "task_enterOnAgenda", DossierState.EN_SIGNATURE);

    private final Dossiers dossiers;

    KeepState(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void created(TaskSeen task) {
        var state = BEGINS.get(task.taskKey());
        if (state != null
                && dossiers.get(task.dossier()).state() != DossierState.OUVERT) { // an amendment changes no state
            dossiers.moveTo(task.dossier(), state);
        }
    }
}
