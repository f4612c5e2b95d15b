package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity.Interest;
import fr.parcours.step.French;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Those who would have the space beside who asked first. */
@Component
class Candidates {
    private final Publicities publicities;
    private final Dossiers dossiers;

    Candidates(Publicities publicities, Dossiers dossiers) {
        this.publicities = publicities;
        this.dossiers = dossiers;
    }

    List<Interest> of(DossierNumber dossier) {
        return publicities.interests(dossier, dossiers.get(dossier).request().spaceCode());
    }

    /** One paragraph each. */
    String told(DossierNumber dossier) {
        return of(dossier).stream()
                .map(interest -> "%d. %s (%s), reçue le %s\n%s"
                        .formatted(
                                interest.no(),
                                interest.name(),
                                interest.address(),
                                French.day(interest.receivedOn()),
                                interest.project()))
                .collect(Collectors.joining("\n\n"));
    }
}
