package fr.parcours.step;

import fr.parcours.notice.Fill;
import fr.parcours.register.door.Doors;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Draws the key of a door as its mail leaves: it stands in that mail and nowhere else. */
@Component
class DoorKeys implements Fill {
    private static final Pattern PLACE = Pattern.compile("\\[porte:([0-9a-f-]{36})]");

    private final Doors doors;
    private final Links links;

    DoorKeys(Doors doors, Links links) {
        this.doors = doors;
        this.links = links;
    }

    /** Where the address is to stand. @param link its id, which nobody can guess */
    static String place(String link) {
        return "[porte:%s]".formatted(link);
    }

    @Override
    public String in(String body) {
        return PLACE.matcher(body)
                .replaceAll(place -> doors.key(place.group(1)).map(links::door).orElse("(lien retiré)"));
    }
}
