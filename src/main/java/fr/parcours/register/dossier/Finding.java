package fr.parcours.register.dossier;

/** One finding of table {@code blockingReasons}. */
public record Finding(String code, Severity severity) {
    public enum Severity {
        /** Refuse. */
        BLOCK,
        /** Ask the requester. */
        COMPLETE,
        /** A jurist decides. */
        LEGAL,
        /** Go on with conditions. */
        RESERVE
    }

    /** A French sentence for the requester; the code itself when the house has added one of its own. */
    public String label() {
        return FindingLabels.of(code);
    }
}
