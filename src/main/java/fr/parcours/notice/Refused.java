package fr.parcours.notice;

/** The recipient's server will never take this mail: trying again is of no use. */
final class Refused extends Exception {
    Refused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
