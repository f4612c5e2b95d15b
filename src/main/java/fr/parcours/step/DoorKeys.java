package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.notice.Fill;
import fr.parcours.notice.Mail;
import fr.parcours.register.door.Doors;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Draws the key of a door as its mail leaves: it stands in that mail and nowhere else. */
@Component
class DoorKeys implements Fill {
    private static final Pattern PLACE = Pattern.compile("\\[porte:([0-9a-f-]{36})]");

    private final Doors doors;
    private final Links links;
    private final Mailboxes mailboxes;

    DoorKeys(Doors doors, Links links, Mailboxes mailboxes) {
        this.doors = doors;
        this.links = links;
        this.mailboxes = mailboxes;
    }

    /** Where the address is to stand. @param link its id, which nobody can guess */
    static String place(String link) {
        return "[porte:%s]".formatted(link);
    }

    /** Only in a mail to the occupant whose door it is: what somebody else typed draws no key. */
    @Override
    public String in(Mail mail) {
        return PLACE.matcher(mail.body())
                .replaceAll(place -> key(place.group(1), mail).map(links::door).orElse("(lien retiré)"));
    }

    private Optional<String> key(String link, Mail mail) {
        return Optional.ofNullable(mail.dossier())
                .map(DossierNumber::new)
                .filter(dossier -> mailboxes.outside(dossier).anyMatch(mail.recipient()::equals))
                .flatMap(dossier -> doors.key(link, dossier));
    }
}
