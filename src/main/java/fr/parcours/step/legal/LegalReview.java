package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What model {@code legal-review} asks. */
@Component
@NamedInModels
public class LegalReview {
    private static final String TYPING_ERROR = "COQUILLE";

    private final Dossiers dossiers;
    private final Changes changes;
    private final Qualifications qualifications;
    private final NoticeInForce notices;

    LegalReview(Dossiers dossiers, Changes changes, Qualifications qualifications, NoticeInForce notices) {
        this.dossiers = dossiers;
        this.changes = changes;
        this.qualifications = qualifications;
        this.notices = notices;
    }

    /** The title that the table designates, or the jurist where it designates none. */
    public String retained(String number, String designated) {
        return designated.equals(Qualification.UNDECIDED)
                ? qualifications
                        .stated(new DossierNumber(number))
                        .map(Statement::chosenTitle)
                        .orElse(designated)
                : designated;
    }

    /**
     * Is a jurist to say more before the tables go on? Not for an internal assignment; else once for these facts, and again
     * while no title is designated.
     */
    public boolean isToQualify(String number, String title) {
        var dossier = new DossierNumber(number);
        if (title.equals(Qualification.INTERNAL)) {
            return false;
        }
        return !isStated(dossier)
                || title.equals(Qualification.UNDECIDED)
                        && qualifications
                                .stated(dossier)
                                .map(Statement::chosenTitle)
                                .isEmpty();
    }

    /** Has a jurist spoken of the facts as they are now? */
    boolean isStated(DossierNumber dossier) {
        var changed = changes.of(dossier).stream()
                .filter(change -> !change.changed().equals(TYPING_ERROR))
                .map(Changes.Change::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return qualifications.isStated(dossier, dossiers.get(dossier).request().spaceCode(), changed);
    }

    /** Is something to be published, or to be waited for, before the opinion? */
    public boolean isPublicityDue(String number) {
        var dossier = new DossierNumber(number);
        return qualifications
                .find(dossier)
                .filter(Qualification::isPossible)
                .filter(Qualification::isPublished)
                .filter(found -> qualifications
                        .stated(dossier)
                        .map(Statement::selectedIn)
                        .isEmpty())
                .filter(found -> notices.of(dossier, found)
                        .flatMap(notice -> Optional.ofNullable(notice.outcome()))
                        .filter(Outcome::isFinal)
                        .isEmpty())
                .isPresent();
    }

    /** May who asked first still be promised the space? */
    public boolean isApplicantChosen(String number) {
        return notices.of(new DossierNumber(number))
                .map(Publicity::outcome)
                .filter(Outcome.COMPETITOR_CHOSEN::equals)
                .isEmpty();
    }
}
