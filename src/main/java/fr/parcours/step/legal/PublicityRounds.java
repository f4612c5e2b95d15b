package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What model {@code publicity} asks, and which notice comes next. */
@Component
@NamedInModels
public class PublicityRounds {
    /** A notice to come. @param days calendar days; 0: reasons are published, nobody is waited for */
    record Next(String competition, int days) {
        boolean isASelection() {
            return competition.equals(Publicity.SELECTION);
        }

        boolean isACallForCandidates() {
            return Publicity.callsForCandidates(competition);
        }
    }

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final Qualifications qualifications;
    private final NoticeInForce notices;
    private final Clock clock;
    private final int selectionDays;
    private final int analysisDays;

    /**
     * @param selectionDays calendar days of a selection that a competitor has led to [PARAM]
     * @param analysisDays calendar days to choose between the candidates [PARAM]
     */
    PublicityRounds(
            Qualifications qualifications,
            NoticeInForce notices,
            Clock clock,
            @Value("${parcours.selection-days:30}") int selectionDays,
            @Value("${parcours.analysis-days:10}") int analysisDays) {
        this.qualifications = qualifications;
        this.notices = notices;
        this.clock = clock;
        this.selectionDays = selectionDays;
        this.analysisDays = analysisDays;
    }

    /** Is a notice out that is to be waited for, or to be concluded? A change of facts may have interrupted it. */
    public boolean isRunning(String number) {
        var dossier = new DossierNumber(number);
        return notices.of(dossier, qualified(dossier))
                .filter(notice -> notice.isRunning() || notice.outcome() == Outcome.CHOICE_DUE)
                .isPresent();
    }

    /** Is anybody waited for? */
    public boolean isAwaited(String number) {
        return latest(new DossierNumber(number)).isAwaited();
    }

    /** The first moment of the day after the last one. */
    public Date endsAt(String number) {
        var end = latest(new DossierNumber(number))
                .endsOn()
                .plusDays(1)
                .atStartOfDay(HouseClock.PARIS)
                .toInstant();
        return Date.from(end.isBefore(clock.instant()) ? clock.instant() : end);
    }

    /** When the candidates are to be told apart. */
    public Date analysisEnds() {
        return Date.from(LocalDate.now(clock)
                .plusDays(analysisDays)
                .atTime(EVENING)
                .atZone(HouseClock.PARIS)
                .toInstant());
    }

    /** Does it go on with a selection that is to be published? */
    public boolean isSelectionDue(String number) {
        return latest(new DossierNumber(number)).outcome() == Outcome.SELECTION_DUE;
    }

    /** Is one of several candidates to be chosen? */
    public boolean isChoiceDue(String number) {
        return latest(new DossierNumber(number)).outcome() == Outcome.CHOICE_DUE;
    }

    /** What is published next. */
    Next next(DossierNumber dossier) {
        var found = qualified(dossier);
        return notices.of(dossier)
                .filter(notice -> notice.outcome() == Outcome.SELECTION_DUE)
                .map(notice -> new Next(Publicity.SELECTION, selectionDays))
                .orElseGet(() -> new Next(found.competition(), found.publicityDays()));
    }

    /** The notice that runs or has run. */
    Publicity latest(DossierNumber dossier) {
        return notices.of(dossier).orElseThrow(() -> new NoSuchElementException(dossier + " has no notice"));
    }

    private Qualification qualified(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .orElseThrow(() -> new NoSuchElementException(dossier + " is not qualified"));
    }
}
