package fr.parcours;

import org.springframework.http.HttpStatus;

/** Unknown, or not this person's to see: the same answer for both (404). */
public final class NotFound extends Refusal {
    public NotFound(String message) {
        super(HttpStatus.NOT_FOUND, "Introuvable", message);
    }
}
