package fr.parcours.register.legal;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One notice of a dossier: published so that others may declare an interest before anything is promised (CG3P L2122-1-1,
 * L2122-1-4), or so that the reasons of an amicable grant are known (L2122-1-3).
 *
 * @param competition as table {@code competition} names it
 * @param days calendar days, the day of the publication not counted
 * @param endsOn last day on which an interest is received in time
 * @param publishedAt when the publication was noted
 * @param criteria with their weights, as the notice tells them; null where it tells none
 * @param outcome null while it runs
 * @param choiceReasons why the chosen candidate was preferred; null before a choice
 * @param rejectionReasons what those hear who were not chosen; null before a choice
 */
public record Publicity(
        String competition,
        int days,
        String space,
        String places,
        LocalDate publishedOn,
        LocalDate endsOn,
        Instant publishedAt,
        @Nullable String criteria,
        @Nullable Outcome outcome,
        @Nullable Integer chosenNo,
        @Nullable String choiceReasons,
        @Nullable String rejectionReasons) {
    /** The procedure that L2122-1-1, first paragraph, asks for. */
    public static final String SELECTION = "SELECTION_PREALABLE";

    /** Of the private domain, where the law asks for none. */
    public static final String VOLUNTARY = "NON_OBLIGATOIRE";

    /** What a notice led to. */
    public enum Outcome {
        REASONS_PUBLISHED,
        NO_COMPETITOR,
        /** Somebody else declared an interest: a selection is published next. */
        SELECTION_DUE,
        /** The candidates are known, one of them is to be chosen. */
        CHOICE_DUE,
        APPLICANT_CHOSEN,
        COMPETITOR_CHOSEN;

        /** May the applicant be promised anything? */
        public boolean isForTheApplicant() {
            return this == REASONS_PUBLISHED || this == NO_COMPETITOR || this == APPLICANT_CHOSEN;
        }

        /** Does nothing follow in this publicity? */
        public boolean isFinal() {
            return isForTheApplicant() || this == COMPETITOR_CHOSEN;
        }
    }

    /**
     * Somebody else who is interested.
     *
     * @param no in the dossier, from 1
     * @param naturalPerson no firm, association or other body: the others are not told the name
     */
    public record Interest(
            int no, String name, boolean naturalPerson, String address, String project, LocalDate receivedOn) {}

    /** A selection that somebody won who has no dossier of his own yet. @param dossier where it was held */
    public record Won(DossierNumber dossier, String winner) {}

    public boolean isRunning() {
        return outcome == null;
    }

    /** Without days nobody is waited for. */
    public boolean isAwaited() {
        return days > 0;
    }

    /** Does a competitor lead to a choice at once? A notice that was no call for candidates is followed by one. */
    public boolean isACallForCandidates() {
        return callsForCandidates(competition);
    }

    /** As {@link #isACallForCandidates()}, of a notice to come. */
    public static boolean callsForCandidates(String competition) {
        return competition.equals(SELECTION) || competition.equals(VOLUNTARY);
    }

    /** What follows once the notice has run. */
    public Outcome closedWith(List<Interest> interests) {
        if (interests.isEmpty()) {
            return Outcome.NO_COMPETITOR;
        }
        return isACallForCandidates() ? Outcome.CHOICE_DUE : Outcome.SELECTION_DUE;
    }
}
