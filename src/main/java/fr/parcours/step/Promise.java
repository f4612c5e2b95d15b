package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the law says against promising anything (domain.md, P12): no title can be made, procurement law applies, a publicity is
 * still to be waited for, or somebody else was chosen. Nobody arbitrates that away.
 */
@Component
public class Promise {
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Publicities publicities;

    Promise(Dossiers dossiers, Qualifications qualifications, Publicities publicities) {
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.publicities = publicities;
    }

    /** A French sentence; empty when the law does not stand against it. */
    public Optional<String> barred(DossierNumber dossier) {
        return qualifications.find(dossier).flatMap(found -> bar(dossier, found));
    }

    /** Why somebody else was preferred for this space, as who asked first has read it; empty when nobody was. */
    public Optional<String> givenToAnother(DossierNumber dossier) {
        return publicities
                .latest(dossier, dossiers.get(dossier).request().spaceCode())
                .filter(notice -> notice.outcome() == Outcome.COMPETITOR_CHOSEN)
                .map(Publicity::rejectionReasons);
    }

    private Optional<String> bar(DossierNumber dossier, Qualification found) {
        if (found.competition().equals("COMMANDE_PUBLIQUE")) {
            return Optional.of(
                    "L'occupation répond à un besoin de la MEL contre un prix : la commande publique s'applique, aucun titre d'occupation ne peut être délivré.");
        }
        if (!found.isPossible()) {
            return Optional.of("Aucun titre d'occupation ne peut être établi pour cette demande.");
        }
        var space = dossiers.get(dossier).request().spaceCode();
        var outcome = publicities.latest(dossier, space).flatMap(notice -> Optional.ofNullable(notice.outcome()));
        if (outcome.filter(Outcome.COMPETITOR_CHOSEN::equals).isPresent()) {
            return Optional.of("À l'issue de la sélection, un autre candidat a été retenu pour cet espace.");
        }
        var isOver = outcome.filter(Outcome::isForTheApplicant).isPresent();
        return isOver || !awaitsPublicity(dossier, found)
                ? Optional.empty()
                : Optional.of(
                        "La publicité n'est pas terminée : rien ne peut être promis tant qu'un autre intérêt peut être déclaré.");
    }

    private boolean awaitsPublicity(DossierNumber dossier, Qualification found) {
        return found.isPublished()
                && qualifications.stated(dossier).map(Statement::selectedIn).isEmpty();
    }
}
