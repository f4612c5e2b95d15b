package fr.parcours.step;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.door.Doors;
import org.springframework.stereotype.Component;

/** Shuts the door of an occupant from outside: links open nothing, visits end, and what was left behind it is thrown away. */
@Component
public class Doorkeeper {
    private final Doors doors;
    private final Uploads uploads;
    private final Audit audit;

    Doorkeeper(Doors doors, Uploads uploads, Audit audit) {
        this.doors = doors;
        this.uploads = uploads;
        this.audit = audit;
    }

    /** @return was there a link? */
    public boolean shut(DossierNumber dossier, String by) {
        var wasOpen = doors.revoke(dossier, by);
        uploads.discardAll(SignedIn.byDoor(dossier)); // once nothing is added any more
        if (wasOpen) {
            audit.record(AuditEvent.DOOR_CLOSED, dossier, "");
        }
        return wasOpen;
    }
}
