package fr.parcours.register.safety;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How far one requirement of a dossier is.
 *
 * @param legalMonths what the authority may take, as table {@code planning} says; null: as the law says of it
 * @param completeOn when its file was complete: the authority's delay runs from then
 * @param derogation a derogation is asked for with it
 * @param remindedOn when the authority was last reminded
 */
public record Step(
        Requirement requirement,
        State state,
        @Nullable Integer legalMonths,
        @Nullable LocalDate filedOn,
        @Nullable LocalDate completeOn,
        boolean derogation,
        @Nullable LocalDate remindedOn,
        @Nullable LocalDate answeredOn,
        @Nullable String reference,
        @Nullable String remark) {

    public enum State {
        TO_DO("à faire"),
        WAITING("réponse attendue"),
        GRANTED("accordé"),
        REFUSED("refusé"),
        DONE("fait");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /** Nothing is left to do or to wait for. */
    public boolean isSettled() {
        return state == State.GRANTED || state == State.DONE;
    }

    /** How long the authority may take. */
    public Period delay() {
        return legalMonths == null ? requirement.delay() : Period.ofMonths(legalMonths);
    }

    /**
     * The day after the authority's delay; while no delay runs that accepts by silence, the day on which to remind it.
     * Null before it is filed.
     */
    public @Nullable LocalDate silenceEnds() {
        var from = remindedOn != null ? remindedOn : completeOn != null ? completeOn : filedOn;
        return from == null ? null : from.plus(delay()).plusDays(1);
    }

    /**
     * Would the authority's silence accept it? Not while the file is incomplete, and for the two largest categories not
     * with a derogation that nobody has answered [S38].
     */
    public boolean isAcceptedBySilence(String erpCategory) {
        var isLarge = erpCategory.equals("CAT1") || erpCategory.equals("CAT2");
        return requirement.isTacit() && completeOn != null && !(derogation && isLarge);
    }

    /** « Autorisation de travaux ERP (CERFA 13824) : réponse attendue ». */
    public String title() {
        return "%s : %s".formatted(requirement.label(), state.label());
    }
}
