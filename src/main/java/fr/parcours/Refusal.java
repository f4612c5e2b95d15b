package fr.parcours;

import org.springframework.http.HttpStatus;

/**
 * A reasoned no: an HTTP status and a French sentence for the person who asked. Not an engine exception, so that it
 * passes Camunda's resources untouched and reaches the one place that turns it into a problem (RFC 9457). The
 * transaction that it leaves is rolled back: after a refusal nothing has changed.
 */
public abstract class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final String title;

    protected Refusal(HttpStatus status, String title, String message) {
        super(message);
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    /** A short French heading that is the same for every refusal of this kind. */
    public String title() {
        return title;
    }

    /** The French sentence; {@link #getMessage()} is never null here. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
