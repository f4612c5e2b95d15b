package fr.parcours.step.journey;

import fr.parcours.Groups;
import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells an occupant from outside, with a link to his dossier, what is his to do. Questions, certificates and remarks on
 * a draft are asked for by letters of their own.
 */
@Component
class AskOccupant implements TaskWitness {
    private static final String INVENTORY =
            "L'état des lieux est dressé : lisez-le et signez-le, avec vos réserves s'il y a lieu.";

    private static final Map<String, String> WHAT = Map.of(
            "task_countersignEntry",
            INVENTORY,
            "task_countersignEntryAgain",
            INVENTORY,
            "task_countersignExit",
            INVENTORY,
            "task_acknowledgeKeys",
            "Les clés vous ont été remises : dites que vous les avez reçues, ou ce qui manque.");

    private final Letters letters;

    AskOccupant(Letters letters) {
        this.letters = letters;
    }

    @Override
    public void created(TaskSeen task) {
        var what = WHAT.get(task.taskKey());
        if (what != null && task.candidateGroups().equals(Groups.FOR_AN_EXTERNAL)) {
            letters.toOutside(task.dossier(), "asked-" + task.taskId(), "à faire de votre côté", """
                    Bonjour,

                    %s%s""".formatted(
                    what, task.due() == null ? "" : " À faire au plus tard le %s.".formatted(French.day(task.due()))));
        }
    }
}
