package fr.parcours.notice;

/** A mail that is due. @param attempts how often it was tried before */
record Mail(String id, String recipient, String subject, String body, int attempts) {
    /** The same whenever it is sent: a receiver that gets it twice after a crash can tell. */
    String messageId() {
        return "<%s@parcours>".formatted(id);
    }
}
