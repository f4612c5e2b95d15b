package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Notices;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the same letter to several people about one dossier. */
@Component
public class Letters {
    private final Notices notices;

    Letters(Notices notices) {
        this.notices = notices;
    }

    /**
     * Leaves after the commit, once for each address.
     *
     * @param occasion what it is about, so that the same occasion never writes twice to the same person
     */
    public void send(Stream<String> addresses, DossierNumber dossier, String occasion, String subject, String body) {
        addresses
                .distinct()
                .forEach(address -> notices.post(
                        address,
                        "%s – %s".formatted(dossier, subject),
                        body,
                        dossier.value(),
                        "%s/%s/%s".formatted(dossier, occasion, address)));
    }
}
