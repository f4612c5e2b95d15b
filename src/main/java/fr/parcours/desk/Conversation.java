package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Names;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.message.Message;
import fr.parcours.register.message.Message.Visibility;
import fr.parcours.register.message.Messages;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The messages of a dossier, as each person may read and write them: whoever takes part writes, requesters and their
 * hierarchy only what both sides read, and the archives read all [PARAM].
 */
@Component
class Conversation {
    static final int LONGEST = 2000;

    /** A message. @param mine written by the reader */
    record Line(
            @Paris Instant at,
            String roleLabel,
            boolean mine,
            Visibility visibility,
            String visibilityLabel,
            String text) {}

    private final Sight sight;
    private final Messages messages;
    private final Names names;
    private final OneCommand command;

    Conversation(Sight sight, Messages messages, Names names, OneCommand command) {
        this.sight = sight;
        this.messages = messages;
        this.names = names;
        this.command = command;
    }

    /** What this person may read, the oldest first. @param person as he stands in this dossier */
    List<Line> lines(DossierNumber number, SignedIn person) {
        return messages.of(number).stream()
                .filter(message -> isFor(message, person))
                .map(message -> new Line(
                        message.at(),
                        SignedIn.doorOf(message.by()).isPresent()
                                ? names.account(message.by())
                                : names.role(message.role()),
                        message.by().equals(person.login()),
                        message.visibility(),
                        message.visibility().label(),
                        message.text()))
                .toList();
    }

    private static boolean isFor(Message message, SignedIn person) {
        return person.door().isPresent()
                ? message.isForOutside()
                : message.visibility() == Visibility.DEMANDEUR || Sight.seesEveryService(person);
    }

    /** To whom this person may write now; empty: to nobody. */
    List<Visibility> open(Dossier dossier, SignedIn person) {
        return dossier.state().isFinal() || !Sight.hasTasks(person)
                ? List.of()
                : Arrays.stream(Visibility.values())
                        .filter(visibility -> visibility == Visibility.DEMANDEUR || Sight.seesEveryAddress(person))
                        .toList();
    }

    /** To whom he most likely writes: who was last to write is answered. @param open as {@link #open} said, not empty */
    Visibility proposed(DossierNumber number, List<Visibility> open) {
        return messages.of(number).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> Groups.OF_ONE_SERVICE.contains(last.role()))
                .map(Message::visibility)
                .filter(open::contains)
                .orElse(open.get(0));
    }

    /** @throws fr.parcours.Refusal 400 nothing said, or too long · 403 not his to write · 404 no such dossier · 409 the dossier has ended */
    void write(DossierNumber number, Submitted sent) {
        var dossier = sight.dossier(number);
        var person = sight.reader(dossier);
        sent.only(Set.of("text", "visibility"));
        var text = sent.prose("text", LONGEST);
        var visibility = visibility(sent);
        if (dossier.state().isFinal() && Sight.hasTasks(person)) {
            throw new Conflict("Ce dossier est terminé : plus aucun message ne s'y ajoute.");
        }
        if (!open(dossier, person).contains(visibility)) {
            throw new Forbidden("Votre rôle ne permet pas d'écrire ce message.");
        }
        command.run(() -> {
            messages.write(number, person.login(), role(person, visibility), visibility, text);
            return number;
        });
    }

    private static Visibility visibility(Submitted sent) {
        return Arrays.stream(Visibility.values())
                .filter(known -> known.name().equals(sent.fields().getOrDefault("visibility", "DEMANDEUR")))
                .findFirst()
                .orElseThrow(
                        () -> new BadInput("visibility", "Choisissez qui lira ce message : INTERNE ou DEMANDEUR."));
    }

    /** Who instructs and asks at once writes to colleagues as who instructs. */
    private static String role(SignedIn person, Visibility visibility) {
        return person.groups().stream()
                .filter(Groups.OF_TASKS::contains)
                .filter(group -> visibility == Visibility.DEMANDEUR || !Groups.OF_ONE_SERVICE.contains(group))
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
