package fr.parcours.desk;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.TitleLabels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the law makes of a dossier, as its page says it. */
@Component
class LegalSide {
    /**
     * All in French.
     *
     * @param fee with its computation, when the grid gives it
     */
    record View(String title, String competition, String fee, String deposit, String authority) {}

    private final Qualifications qualifications;
    private final Publicities publicities;
    private final Wording wording;

    LegalSide(Qualifications qualifications, Publicities publicities, Wording wording) {
        this.qualifications = qualifications;
        this.publicities = publicities;
        this.wording = wording;
    }

    /** Null before the tables have said anything. */
    @Nullable
    View of(Dossier dossier) {
        return qualifications.find(dossier.number()).map(LegalSide::view).orElse(null);
    }

    private static View view(Qualification found) {
        return new View(
                TitleLabels.of(found.legalTitle()),
                QualificationLabels.competition(found),
                QualificationLabels.fee(found),
                QualificationLabels.deposit(found),
                QualificationLabels.of(found.authority()));
    }

    /** All that is told to anybody while somebody else may still come forward; null when nothing is published, or no more. */
    @Nullable
    String publicity(Dossier dossier) {
        return dossier.state().isFinal()
                ? null
                : publicities
                        .latest(dossier.number(), dossier.request().spaceCode())
                        .flatMap(this::told)
                        .orElse(null);
    }

    private Optional<String> told(Publicity notice) {
        var outcome = notice.outcome();
        if (outcome == null) {
            return Optional.of(
                    "Demande recevable, sous réserve de la publicité : avis publié le %s, jusqu'au %s inclus."
                            .formatted(wording.day(notice.publishedOn()), wording.day(notice.endsOn())));
        }
        return outcome == Outcome.SELECTION_DUE || outcome == Outcome.CHOICE_DUE
                ? Optional.of("Demande recevable, sous réserve de la sélection : un autre candidat s'est déclaré.")
                : Optional.empty();
    }
}
