package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.step.Titles;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What model {@code legal-review} asks. */
@Component
@NamedInModels
public class LegalReview {
    private static final String PROCESS = "legal-review";
    private static final String TYPING_ERROR = "COQUILLE";

    private final Dossiers dossiers;
    private final Changes changes;
    private final Qualifications qualifications;
    private final NoticeInForce notices;
    private final Extensions extensions;
    private final Opinions opinions;
    private final Titles titles;

    LegalReview(
            Dossiers dossiers,
            Changes changes,
            Qualifications qualifications,
            NoticeInForce notices,
            Extensions extensions,
            Opinions opinions,
            Titles titles) {
        this.dossiers = dossiers;
        this.changes = changes;
        this.qualifications = qualifications;
        this.notices = notices;
        this.extensions = extensions;
        this.opinions = opinions;
        this.titles = titles;
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
        var changed = Stream.concat(
                        changes.of(dossier).stream()
                                .filter(change -> !change.changed().equals(TYPING_ERROR))
                                .map(Changes.Change::at),
                        extensions.agreed(dossier).map(Extension::decidedAt).stream())
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

    /** What a jurist says again before a title is prolonged: the law, but of an internal assignment, which has none. */
    public List<String> ofExtension(String number) {
        return titles.isInternal(number) ? List.of() : List.of(PROCESS);
    }

    /** Is the law not against the prolongation that patrimony agreed to? */
    public boolean allowsExtension(String number) {
        var dossier = new DossierNumber(number);
        var since = extensions.agreed(dossier).map(Extension::decidedAt).orElse(Instant.EPOCH);
        return isApplicantChosen(number)
                && opinions.latest(dossier, Groups.JURIDIQUE)
                        .filter(opinion -> opinion.is(Verdict.DEFAVORABLE))
                        .filter(opinion -> opinion.givenAt().isAfter(since))
                        .isEmpty();
    }

    /** May who asked first still be promised the space? */
    public boolean isApplicantChosen(String number) {
        return notices.of(new DossierNumber(number))
                .map(Publicity::outcome)
                .filter(Outcome.COMPETITOR_CHOSEN::equals)
                .isEmpty();
    }
}
