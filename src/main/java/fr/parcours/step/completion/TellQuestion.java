package fr.parcours.step.completion;

import static fr.parcours.step.Letters.DESK;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.CarriedTrip;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Links;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.Questions;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes a question to those who may answer it, at once: first what is asked, then until when and where. */
@Component
class TellQuestion implements TaskWitness {
    /** As long as he waits for an agreement in principle: after it silence refuses nothing. */
    private static final String SUSPENDED =
            " Le délai au bout duquel le silence vaut refus est suspendu jusque-là (CRPA, L114-5).";

    private final RoundTrips trips;
    private final CarriedTrip carried;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Links links;
    private final Dossiers dossiers;
    private final Papers papers;

    TellQuestion(
            RoundTrips trips,
            CarriedTrip carried,
            Letters letters,
            Mailboxes mailboxes,
            Links links,
            Dossiers dossiers,
            Papers papers) {
        this.papers = papers;
        this.dossiers = dossiers;

        this.trips = trips;
        this.carried = carried;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    @Override
    public void created(TaskSeen task) {
        if (Questions.ANSWERED_BY.contains(task.taskKey())) {
            trips.carried(task.instanceId()).ifPresent(trip -> tell(task, trip));
        }
    }

    private void tell(TaskSeen task, RoundTrip trip) {
        letters.send(
                task.candidateGroups().stream().flatMap(group -> mailboxes.of(group, task.tenant())),
                task.dossier(),
                "task-" + task.taskId(),
                "à compléter d'ici le " + French.day(trip.dueAt()),
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
        if (trip.askedRole().equals(Groups.PORTEUR)) {
            tellOccupant(dossiers.get(task.dossier()), trip);
        }
    }

    /** From outside he answers by his link; the desk takes what he sends otherwise. */
    private void tellOccupant(Dossier dossier, RoundTrip trip) {
        if (dossier.request().isExternal()) {
            papers.issueTo(
                    "n° %d".formatted(number(dossier.number(), trip)),
                    dossier.number(),
                    Paper.COMPLETION_REQUEST,
                    Map.of(
                            "question",
                            trip.question(),
                            "wanted",
                            trips.items(trip).stream()
                                    .map(RoundTrip.Item::label)
                                    .toList(),
                            "answerBefore",
                            French.day(trip.dueAt()),
                            "unanswered",
                            unanswered(trip),
                            "silenceSuspended",
                            dossier.isUnanswered()),
                    trip.askedBy() == null ? DESK : trip.askedBy());
            letters.toOutside(
                    dossier.number(),
                    "question-" + trip.id(),
                    "complément demandé d'ici le " + French.day(trip.dueAt()),
                    """
                    Bonjour,

                    L'instruction de la demande %s a besoin d'un complément :
                    « %s »%s

                    Répondez au plus tard le %s.%s %s""".formatted(
                                    dossier.number(),
                                    trip.question(),
                                    wanted(trip),
                                    French.day(trip.dueAt()),
                                    dossier.isUnanswered() ? SUSPENDED : "",
                                    unanswered(trip)));
        }
    }

    /** Each question is a letter of its own, numbered as they were put to him. */
    private long number(DossierNumber dossier, RoundTrip trip) {
        return trips.of(dossier).stream()
                .filter(one -> one.askedRole().equals(Groups.PORTEUR)
                        && !one.openedAt().isAfter(trip.openedAt()))
                .count();
    }

    /** What a rule asks for is needed; who instructs goes on with what is there. */
    private static String unanswered(RoundTrip trip) {
        return trip.askedBy() == null
                ? "Sans réponse, la demande est classée sans suite."
                : "Sans réponse, l'instruction se poursuit sans elle.";
    }

    private String wanted(RoundTrip trip) {
        return trips.items(trip).stream()
                .map(item -> "%n– %s".formatted(item.label()))
                .collect(Collectors.joining());
    }
}
