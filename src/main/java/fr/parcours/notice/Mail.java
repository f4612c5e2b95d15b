package fr.parcours.notice;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is due.
 *
 * @param dossier what it is about, for the log
 * @param calendar an iCalendar text that goes with it
 * @param attempts how often it was tried before
 */
public record Mail(
        String id,
        @Nullable String dossier,
        String recipient,
        String subject,
        String body,
        @Nullable String calendar,
        int attempts) {
    private static final Pattern METHOD = Pattern.compile("(?m)^METHOD:([A-Z]+)\\r?$");

    /** The same mail in these words. */
    Mail saying(String words) {
        return new Mail(id, dossier, recipient, subject, words, calendar, attempts);
    }

    /** The same whenever it is sent: a receiver that gets it twice after a crash can tell. */
    String messageId() {
        return "<%s@parcours>".formatted(id);
    }

    /** What a calendar is to do with it: REQUEST, CANCEL. What people typed never stands at the start of a line. */
    static String method(String calendar) {
        var method = METHOD.matcher(calendar);
        return method.find() ? method.group(1) : "PUBLISH";
    }
}
