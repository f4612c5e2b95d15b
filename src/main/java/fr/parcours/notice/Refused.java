package fr.parcours.notice;

/** Nobody will ever take this mail: trying again is of no use. */
final class Refused extends Exception {
    Refused(String reason) {
        super(reason);
    }

    Refused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
