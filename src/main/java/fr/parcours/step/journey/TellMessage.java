package fr.parcours.step.journey;

import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.message.Message;
import fr.parcours.register.message.Message.Visibility;
import fr.parcours.register.work.Works;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes to the other side that a message waits on the dossier's page, without its text. The patrimony, in charge of the
 * dossier, stands for the house; a message between services goes to those who have the ball; an occupant from outside
 * hears of whatever his side may read, with a link to it.
 */
@Component
class TellMessage {
    private static final String SUBJECT = "un message pour vous";

    private final Dossiers dossiers;
    private final Works works;
    private final Letters letters;
    private final Mailboxes mailboxes;

    TellMessage(Dossiers dossiers, Works works, Letters letters, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.works = works;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    @EventListener
    void written(Message message) {
        var dossier = dossiers.get(message.dossier());
        var isHis = SignedIn.doorOf(message.by()).isPresent();
        var occasion = "message-" + message.id();
        var role = Groups.LABELS.getOrDefault(message.role(), message.role());
        letters.send(
                readers(message, dossier, isHis),
                message.dossier(),
                occasion,
                SUBJECT,
                body(isHis ? "L'occupant" : role, message));
        if (message.isForOutside() && !isHis) {
            var writer = message.role().equals(Groups.PORTEUR) ? "L'agent qui a déposé votre demande" : role;
            letters.toOutside(message.dossier(), occasion, SUBJECT, body(writer, message));
        }
    }

    private static String body(String writer, Message message) {
        return """
                Bonjour,

                « %s » vous a écrit au sujet du dossier %s. Le message est sur la page du dossier, où vous pouvez répondre.""".formatted(writer, message.dossier());
    }

    private Stream<String> readers(Message message, Dossier dossier, boolean isHis) {
        if (isHis) {
            return Stream.concat(
                    mailboxes.of(dossier.requesterLogin()), mailboxes.of(Groups.PATRIMOINE, dossier.service()));
        }
        if (message.visibility() == Visibility.DEMANDEUR && !Groups.OF_ONE_SERVICE.contains(message.role())) {
            return mailboxes.of(dossier.requesterLogin());
        }
        return groups(message)
                .filter(group -> !group.equals(message.role()))
                .flatMap(group -> mailboxes.of(group, dossier.service()));
    }

    private Stream<String> groups(Message message) {
        if (message.visibility() == Visibility.DEMANDEUR) {
            return Stream.of(Groups.PATRIMOINE);
        }
        var acting = works.open(message.dossier()).stream()
                .flatMap(work -> work.roles().stream())
                .filter(group -> !Groups.OF_ONE_SERVICE.contains(group));
        return Stream.concat(acting, Stream.of(Groups.PATRIMOINE)).distinct();
    }
}
