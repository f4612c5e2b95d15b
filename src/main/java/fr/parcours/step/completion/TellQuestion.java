package fr.parcours.step.completion;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.CarriedTrip;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Links;
import fr.parcours.step.Mailboxes;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes a question to those who may answer it, at once: first what is asked, then until when and where. */
@Component
class TellQuestion implements TaskWitness {
    private static final Set<String> ANSWERS = Set.of("task_answerRequest", "task_correctFacts", "task_correctRequest");

    private final RoundTrips trips;
    private final CarriedTrip carried;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Links links;

    TellQuestion(RoundTrips trips, CarriedTrip carried, Letters letters, Mailboxes mailboxes, Links links) {
        this.trips = trips;
        this.carried = carried;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    @Override
    public void created(TaskSeen task) {
        if (ANSWERS.contains(task.taskKey())) {
            trips.carried(task.instanceId()).ifPresent(trip -> tell(task, trip));
        }
    }

    private void tell(TaskSeen task, RoundTrip trip) {
        letters.send(
                task.candidateGroups().stream().flatMap(group -> mailboxes.of(group, task.tenant())),
                task.dossier(),
                "task-" + task.taskId(),
                "à compléter avant le " + French.day(trip.dueAt()),
                """
                Bonjour,

                %s
                « %s »

                Répondez au plus tard le %s, dans la tâche « %s » : %s""".formatted(
                                carried.told(trip),
                                trip.question(),
                                French.day(trip.dueAt()),
                                task.name(),
                                links.task(task.taskId())));
    }
}
