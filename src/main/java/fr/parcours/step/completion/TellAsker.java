package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import org.springframework.stereotype.Component;

/** Writes to the person who asked; a rule reads no mail. */
@Component
class TellAsker {
    private final Letters letters;
    private final Mailboxes mailboxes;

    TellAsker(Letters letters, Mailboxes mailboxes) {
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    void tell(RoundTrip trip, String subject, String news) {
        if (trip.askedBy() != null) {
            letters.send(
                    mailboxes.of(trip.askedBy()), trip.dossier(), "round-trip-" + trip.id(), subject, """
                    Bonjour,

                    Vous aviez demandé : « %s »

                    %s""".formatted(
                                    trip.question(), news));
        }
    }
}
