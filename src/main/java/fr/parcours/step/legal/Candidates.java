package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity.Interest;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.step.French;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who would have the space: who asked first, and the others. */
@Component
class Candidates {
    /** A person's name is nobody else's matter. */
    private static final String UNNAMED = "une personne physique";

    private final Publicities publicities;
    private final Dossiers dossiers;
    private final Occupants occupants;

    Candidates(Publicities publicities, Dossiers dossiers, Occupants occupants) {
        this.publicities = publicities;
        this.dossiers = dossiers;
        this.occupants = occupants;
    }

    /** The others. */
    List<Interest> of(DossierNumber dossier) {
        return publicities.interests(dossier, dossiers.get(dossier).request().spaceCode());
    }

    /** The others, one paragraph each. */
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

    /** All of them, one paragraph each. */
    String everybody(Dossier dossier) {
        return "Le demandeur de ce dossier : %s, demande reçue le %s\n%s\n\n%s"
                .formatted(
                        applicant(dossier),
                        French.day(dossier.requestedAt()),
                        dossier.request().purpose(),
                        told(dossier.number()));
    }

    /** As those who were not chosen read it. @param chosen the number of an interest; null for who asked first */
    String named(Dossier dossier, @Nullable Integer chosen) {
        return chosen == null
                ? dossier.request().occupantType().equals("PARTICULIER") ? UNNAMED : applicant(dossier)
                : of(dossier.number()).stream()
                        .filter(interest -> interest.no() == chosen)
                        .findFirst()
                        .map(interest -> interest.naturalPerson() ? UNNAMED : interest.name())
                        .orElseThrow();
    }

    private String applicant(Dossier dossier) {
        return occupants.find(dossier.number()).map(Occupant::legalName).orElse("le service demandeur");
    }
}
