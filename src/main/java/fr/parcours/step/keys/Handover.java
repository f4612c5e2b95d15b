package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Openings;
import org.springframework.stereotype.Component;

/** What the process asks of the place before its keys. */
@Component
@NamedInModels
public class Handover {
    private final Dossiers dossiers;
    private final Openings openings;

    Handover(Dossiers dossiers, Openings openings) {
        this.dossiers = dossiers;
        this.openings = openings;
    }

    /** Are there neighbours to be told? */
    public boolean receivesPublic(String number) {
        return dossiers.get(new DossierNumber(number)).request().publicReception();
    }

    /** Did the last check find everything in place? */
    public boolean mayOpen(String number) {
        return openings.isReady(new DossierNumber(number));
    }
}
