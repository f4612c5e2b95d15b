package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Qualification;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The notice that still says what is asked for: the same space, period, public and project. */
@Component
class NoticeInForce {
    /** As table {@code rework} calls what a notice tells. */
    private static final Set<String> TOLD = Set.of("PERIODE", "PUBLIC", "ACTIVITE", "ADRESSE", "SURFACE");

    private final Dossiers dossiers;
    private final Publicities publicities;
    private final Changes changes;

    NoticeInForce(Dossiers dossiers, Publicities publicities, Changes changes) {
        this.dossiers = dossiers;
        this.publicities = publicities;
        this.changes = changes;
    }

    Optional<Publicity> of(DossierNumber dossier) {
        return publicities
                .latest(dossier, dossiers.get(dossier).request().spaceCode())
                .filter(notice -> changes.of(dossier).stream()
                        .filter(change -> TOLD.contains(change.changed()))
                        .noneMatch(change -> change.at().isAfter(notice.publishedAt())));
    }

    /** As above, for the procedure that the tables ask for; a selection is worth any of them. */
    Optional<Publicity> of(DossierNumber dossier, Qualification asked) {
        return of(dossier)
                .filter(notice -> notice.competition().equals(asked.competition())
                        || notice.competition().equals(Publicity.SELECTION));
    }
}
