package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What kind of title a dossier leads to: the question at which the roads of the models part. */
@Component
@NamedInModels
public class Titles {
    private static final Set<String> INCOMING =
            Set.of("CODP_ENTRANTE", "COMMODAT_ENTRANT", "COP_ENTRANTE", "AOT_ETAT", "MAD_EPF", "PROTOCOLE_TRIPARTITE");

    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Facts facts;

    Titles(Dossiers dossiers, Qualifications qualifications, Facts facts) {
        this.facts = facts;
        this.dossiers = dossiers;
        this.qualifications = qualifications;
    }

    /** Does somebody from outside occupy the space? Known from the start. */
    public boolean isExternal(String number) {
        return dossiers.get(new DossierNumber(number)).request().isExternal();
    }

    /** Does a service of the house occupy a space of the house, by a note? Not before the law is qualified. */
    public boolean isInternal(String number) {
        return facts.of(number).legalTitle().equals(Qualification.INTERNAL);
    }

    /** Does a service of the house occupy somebody else's space, by a title that it is given? Not before, as above. */
    public boolean isIncoming(String number) {
        return title(number).filter(INCOMING::contains).isPresent() && !isExternal(number);
    }

    private Optional<String> title(String number) {
        return qualifications.find(new DossierNumber(number)).map(Qualification::legalTitle);
    }
}
