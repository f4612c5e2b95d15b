package fr.parcours.step;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Spaces;
import org.springframework.stereotype.Component;

/** Where the space of a dossier stands, so far as its requester may know: its address is told with the option (role-matrix.md, row 6). */
@Component
public class ToldAddress {
    private final Spaces spaces;
    private final Days days;

    ToldAddress(Spaces spaces, Days days) {
        this.spaces = spaces;
        this.days = days;
    }

    /** The address; the commune alone while no option is held. */
    public String of(Dossier dossier) {
        var space = spaces.get(dossier.request().spaceCode());
        var isTold = dossier.state().hasItsSpace() || days.holdsAny(dossier.number());
        return isTold ? space.address() : space.commune();
    }
}
