package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NumberSource;
import fr.parcours.register.dossier.Dossiers;
import org.springframework.stereotype.Component;

/** A new dossier's number comes from the register of dossiers. */
@Component
class DrawNumber implements NumberSource {
    private final Dossiers dossiers;

    DrawNumber(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public DossierNumber next() {
        return dossiers.draw();
    }
}
