package fr.parcours.step.journey;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes to each person who may take a new task. Says no more of the dossier than its number: a mail travels. */
@Component
class TellCandidates implements TaskWitness {
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final String address;

    /** @param address of this house as its people reach it */
    TellCandidates(
            Letters letters,
            Mailboxes mailboxes,
            @Value("${parcours.public-url:http://localhost:${server.port:8080}}") String address) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.address = address;
    }

    @Override
    public void created(TaskSeen task) {
        letters.send(
                task.candidateGroups().stream().flatMap(group -> mailboxes.of(group, task.tenant())),
                task.dossier(),
                "task-" + task.taskId(),
                "à faire : " + task.name(),
                """
                Bonjour,

                Une tâche attend quelqu'un de votre service : « %s », dossier %s.%s

                Ouvrez-la ici : %s/camunda/app/tasklist/default/#/?task=%s""".formatted(
                        task.name(),
                        task.dossier(),
                        task.due() == null ? "" : "%nÀ faire au plus tard le %s.".formatted(French.day(task.due())),
                        address,
                        task.taskId()));
    }
}
