package fr.parcours.insight;

/** What is measured of a finished task. */
enum Measure {
    /** From the moment it came until it was done. */
    DURATION,
    /** The part in which nobody had it. */
    WAITING,
    /** The part in which somebody had it. */
    WORKING
}
