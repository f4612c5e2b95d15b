package fr.parcours.step.journey;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Links;
import fr.parcours.step.Mailboxes;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes to each person who may take a new task, unless she prefers {@link DailyDigest}. Says no more of the dossier than
 * its number: a mail travels.
 */
@Component
class TellCandidates implements TaskWitness {
    /** The step that asks writes the question itself. */
    private static final Set<String> TOLD_BY_THEIR_STEP =
            Set.of("task_answerRequest", "task_correctFacts", "task_correctRequest");

    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Links links;

    TellCandidates(Letters letters, Mailboxes mailboxes, Links links) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    @Override
    public void created(TaskSeen task) {
        if (TOLD_BY_THEIR_STEP.contains(task.taskKey())) {
            return;
        }
        letters.send(
                task.candidateGroups().stream().flatMap(group -> mailboxes.atOnce(group, task.tenant())),
                task.dossier(),
                "task-" + task.taskId(),
                "à faire : " + task.name(),
                """
                Bonjour,

                Une tâche attend quelqu'un de votre service : « %s », dossier %s.%s

                Ouvrez-la ici : %s""".formatted(
                        task.name(),
                        task.dossier(),
                        task.due() == null ? "" : "%nÀ faire au plus tard le %s.".formatted(French.day(task.due())),
                        links.task(task.taskId())));
    }
}
