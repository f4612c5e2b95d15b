package fr.parcours.step.journey;

import fr.parcours.Groups;
import fr.parcours.register.escalation.Escalation.Action;
import fr.parcours.register.work.Work;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Links;
import fr.parcours.step.Mailboxes;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes about a late task to whom its level concerns. Nobody is the head of a trade in our directory: the head of a
 * requester is the hierarchy of the service, that of any other group is the group's mailboxes and the steering role
 * [PARAM]. Says no more of the dossier than its number: a mail travels.
 */
@Component
class Reminders {
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Links links;

    Reminders(Letters letters, Mailboxes mailboxes, Links links) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    void send(Work work, Action action) {
        letters.send(
                readers(work, action),
                work.dossier(),
                "escalation-%s-%d".formatted(work.taskId(), action.level()),
                subject(action) + work.name(),
                """
                Bonjour,

                « %s », dossier %s : à faire au plus tard le %s.
                %s

                La tâche : %s""".formatted(
                                work.name(),
                                work.dossier(),
                                work.dueAt() == null ? "" : French.day(work.dueAt()),
                                what(action),
                                action == Action.PILOTE_REAFFECTE
                                        ? links.assignment(work.taskId())
                                        : links.task(work.taskId())));
    }

    private Stream<String> readers(Work work, Action action) {
        return switch (action) {
            case NONE -> Stream.empty();
            case RAPPEL_ASSIGNE -> holder(work);
            case RAPPEL_ASSIGNE_ET_CHEF -> Stream.concat(holder(work), head(work));
            case CHEF_SERVICE -> head(work);
            case PILOTE_REAFFECTE -> mailboxes.of(Groups.PILOTAGE, work.service());
            case ARBITRAGE_DGA -> mailboxes.of(Groups.SIGNATURE_DGA, work.service());
        };
    }

    private Stream<String> holder(Work work) {
        var assignee = work.claimedBy();
        return assignee == null ? group(work) : mailboxes.of(assignee);
    }

    private Stream<String> head(Work work) {
        if (work.roles().equals(Groups.FOR_AN_EXTERNAL)) { // the desk acts for him: nobody is its superior
            return Stream.concat(group(work), mailboxes.of(Groups.PILOTAGE, work.service()));
        }
        return work.roles().contains(Groups.PORTEUR)
                ? mailboxes.of(Groups.HIERARCHIE, work.service())
                : Stream.concat(group(work), mailboxes.of(Groups.PILOTAGE, work.service()));
    }

    private Stream<String> group(Work work) {
        return work.roles().stream().flatMap(group -> mailboxes.of(group, work.service()));
    }

    private static String subject(Action action) {
        return switch (action) {
            case NONE, RAPPEL_ASSIGNE -> "rappel : ";
            case RAPPEL_ASSIGNE_ET_CHEF, CHEF_SERVICE -> "en retard : ";
            case PILOTE_REAFFECTE -> "à réaffecter : ";
            case ARBITRAGE_DGA -> "arbitrage demandé : ";
        };
    }

    private static String what(Action action) {
        return switch (action) {
            case NONE, RAPPEL_ASSIGNE -> "L'échéance approche.";
            case RAPPEL_ASSIGNE_ET_CHEF -> "L'échéance est passée. Les responsables en sont informés.";
            case CHEF_SERVICE -> "L'échéance est passée et le dossier n'avance plus sans cette tâche.";
            case PILOTE_REAFFECTE -> "Le délai est dépassé de moitié : à vous de réaffecter la tâche.";
            case ARBITRAGE_DGA -> "Le double du délai est écoulé : l'arbitrage de la direction générale est demandé.";
        };
    }
}
